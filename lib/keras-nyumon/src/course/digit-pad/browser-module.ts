import { files, paths } from '../../host';

/**
 * Joins compiled files of this library, and what they require of it, to one ES module that a browser can load: the pad
 * runs the library's own functions, not a second version of them.
 *
 * @param entries for each name that the module exports, the compiled file that exports it
 * @returns the module's text
 */
export function browserModule(entries: Record<string, string>): string {
  const joined: string[] = [];
  const codes: string[] = [];
  const add = (file: string): number => {
    const known = joined.indexOf(file);
    if (known >= 0) return known;
    const index = joined.push(file) - 1;
    codes[index] = files
      .readText(file)
      .replace(/require\("(\.[^"]*)"\)/g, (_, name: string) => {
        const required = paths.resolve(paths.dirname(file), `${name}.js`);
        return `requireFile(${add(required)})`;
      })
      .replace(/^\/\/# sourceMappingURL=.*$/m, '');
    return index;
  };
  const exported = Object.entries(entries).map(
    ([name, file]) => `export const { ${name} } = requireFile(${add(paths.resolve(file))});`,
  );
  return [
    'const loaded = [];',
    'const requireFile = (index) => {',
    '  if (!loaded[index]) files[index]((loaded[index] = {}));',
    '  return loaded[index];',
    '};',
    `const files = [\n${codes.map((code) => `(exports) => {\n${code}\n}`).join(',\n')}\n];`,
    ...exported,
    '',
  ].join('\n');
}
