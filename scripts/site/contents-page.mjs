const WORDS = {
  ja: { title: 'Keras入門 for TypeScript', other: '<a href="../en/index.html">English</a>', api: 'API の一覧' },
  en: { title: 'Introduction to Keras for TypeScript', other: '<a href="../ja/index.html">日本語</a>', api: 'API reference' },
};

/**
 * The page that lists the lessons.
 *
 * @param {{ page: string, title: string }[]} lessons
 * @param {'ja' | 'en'} language
 */
export function contentsPage(lessons, language) {
  const { title, other, api } = WORDS[language];
  const items = lessons.map((lesson) => `<li><a href="${lesson.page}">${escape(lesson.title)}</a></li>`);
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font-family: system-ui, sans-serif; line-height: 1.8 }
  ul { padding: 0; list-style: none }
</style>
<p>${other}</p>
<h1>${title}</h1>
<ul>
${items.join('\n')}
</ul>
<p><a href="../api/index.html">${api}</a></p>
</html>
`;
}

/** @param {string} text */
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The page at the site's address: it leads to the contents in the reader's language. */
export const FRONT_PAGE = `<!doctype html>
<meta charset="utf-8">
<title>${WORDS.ja.title}</title>
<script>location.replace(navigator.language.startsWith('ja') ? 'ja/index.html' : 'en/index.html');</script>
<p><a href="ja/index.html">日本語</a> <a href="en/index.html">English</a></p>
`;
