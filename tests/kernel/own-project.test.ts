// Notebooks of a project that has nothing of ours but the kernel: its settings, its packages, its module system.
import { startKernel, type Kernel } from './kernel-client';
import { nodeVersions, prepareNode } from './node-versions';
import { makeProject, type Project } from './own-project';

const common = { module: 'nodenext', strict: true, noUncheckedIndexedAccess: true, noUnusedLocals: true };
const paths = { '@/*': ['src/*'] };

const projects = [
  ['commonjs', { ...common, paths: { '@/*': ['./src/*'] } }],
  ['module', { ...common, baseUrl: '.', paths, lib: ['es2022', 'dom'] }],
] as const;
const eachNode = nodeVersions.flatMap((version) =>
  projects.map(([type, compilerOptions]) => ({ version, major: version.major, type, compilerOptions })),
);

describe.each(eachNode)('a project of type $type (Node.js $major)', ({ version, type, compilerOptions }) => {
  let project: Project;
  let kernel: Kernel;
  beforeAll(async () => {
    prepareNode(version);
    project = makeProject(type, compilerOptions);
    kernel = await startKernel({ node: version.path, cwd: project.notebooks, main: project.kernelMain });
  }, 300_000);
  afterAll(async () => {
    await kernel.close();
    project.delete();
  });

  async function value(code: string): Promise<string | undefined> {
    const { error, text } = await kernel.execute(code);
    expect(error?.traceback).toBeUndefined();
    return text;
  }

  test('packages that are ES modules only, also by a path that their exports name', async () => {
    expect(
      await value(
        "import Two, { one } from 'only-esm'; import { three } from 'only-esm/deep/part'; [one, new Two().value, three]",
      ),
    ).toBe('[ 1, 2, 3 ]');
    expect(await value("(await import('only-esm/deep/part')).three")).toBe('3');
    const { error } = await kernel.execute("import { four } from 'only-esm';");
    expect(error?.evalue).toMatch(/'"only-esm"' has no exported member 'four'/);
  });

  test('packages that are CommonJS, and packages that are both', async () => {
    expect(
      await value("import square from 'old'; import { loadedBy } from 'both'; [square(3), loadedBy]"),
    ).toBe("[ 9, 'require' ]");
  });

  test("the project's own files, named as its module system wants it", async () => {
    expect(await value("import { area } from '../src/area'; area(2, 3)")).toBe('60');
    expect(
      await value(
        "import { area as same, place } from '../src/area.js'; [same === area, place.endsWith('/src/area.ts')]",
      ),
    ).toBe('[ true, true ]');
    expect(await value("import { area as third } from '../src/area.ts'; third === area")).toBe('true');
    expect(await value("import { factor } from '../src/factor.mjs'; factor")).toBe('10');
    expect(await value("import { twice } from '../src/plain.js'; twice(4)")).toBe('8');
    expect(await value("import data from '../src/data.json'; data.answer")).toBe('42');
  });

  test('names that tsconfig.json and package.json explain', async () => {
    expect(await value("import { area as fourth } from '@/area'; fourth === area")).toBe('true');
    expect(await value("import { area as fifth } from '#area'; fifth === area")).toBe('true');
  });

  test('a file finds the packages of its own folder', async () => {
    expect(await value("import { tool } from '../inner/tool'; tool")).toBe("'inner'");
  });

  test("the project's strictness counts, unused variables do not", async () => {
    const { error } = await kernel.execute('const list: number[] = [1]; const first: number = list[0];');
    expect(error?.evalue).toMatch(/'number \| undefined' is not assignable/);
    expect(await value('const unused = 1; 2')).toBe('2');
    const wrong = await kernel.execute("import { wrong } from './wrong';");
    expect(wrong.error?.traceback).toMatch(/TS2322[^]*wrong.ts:1/);
  });

  test('what Node.js has, with its types, though the project has none of its own', async () => {
    expect(
      await value(
        "import { basename } from 'node:path'; [basename('/a/b'), Buffer.from('a').length, typeof process.pid]",
      ),
    ).toBe("[ 'b', 1, 'number' ]");
    expect(await value("import.meta.url.startsWith('file:///')")).toBe('true');
  });
});
