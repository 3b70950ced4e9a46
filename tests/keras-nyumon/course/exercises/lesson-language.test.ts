import { lessonLanguage } from 'keras-nyumon/dist/course/exercises/lesson-language';

test.each([
  ['/home/hana/course/notebooks/ja', 'ja'],
  ['/home/hana/course/notebooks/en', 'en'],
  ['/home/hana/course/notebooks/en/my work', 'en'],
  ['/home/hana/english/notebooks', 'ja'],
])('in %s, answers are in %s', (folder, language) => {
  expect(lessonLanguage(folder)).toBe(language);
});
