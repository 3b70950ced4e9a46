// Set-up is killed at many points, or run twice at once; in the end everything must be as if nothing had happened.
import { setTimeout as sleep } from 'node:timers/promises';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFakeRepository, type FakeRepository } from './fake-repository';

const onPosix = process.platform === 'win32' ? describe.skip : describe;

/** With this pause, in milliseconds, a whole set-up takes about two seconds. */
const SLOW = { FAKES_PAUSE: '60' };

let repository: FakeRepository;
beforeEach(() => {
  repository = makeFakeRepository();
});
afterEach(() => {
  repository.delete();
});

async function madeWithoutInterruption() {
  const undisturbed = makeFakeRepository();
  await undisturbed.prepare();
  const made = undisturbed.made();
  undisturbed.delete();
  return pathless(made, undisturbed);
}

const pathless = (made: Record<string, string>, { root }: FakeRepository) =>
  Object.fromEntries(Object.entries(made).map(([path, text]) => [path, text.replaceAll(root, 'ROOT')]));

onPosix('interruption', () => {
  test.each(['SIGINT', 'SIGKILL'] as const)(
    'after %s at any time the next run completes it',
    async (signal) => {
      const expected = await madeWithoutInterruption();
      for (let delay = 150; delay < 2000; delay += 450) {
        const { process: setup, ended } = repository.begin(SLOW);
        await sleep(delay);
        setup.kill(signal);
        const { code, output } = await ended;
        // The very first moment, before our first line has run, belongs to Node.
        if (signal === 'SIGINT' && code !== 0 && output !== '') {
          expect(code).toBe(130);
          expect(output).toContain('npm start');
          expect(output).not.toMatch(/ {4}at .*:\d+:\d+/);
        }
      }
      expect(await repository.prepare()).toMatchObject({ code: 0 });
      expect(pathless(repository.made(), repository)).toEqual(expected);
      expect(repository.calls().filter((call) => call.startsWith('TWO AT ONCE'))).toEqual([]);
    },
  );

  test('after a power cut in the middle of any write the next run completes it', async () => {
    const expected = await madeWithoutInterruption();
    let cuts = 0;
    for (let cut = 1; ; cut++) {
      repository.delete();
      repository = makeFakeRepository();
      const { code } = await repository.prepare({ FAKES_CUT: String(cut) });
      if (code === 0) break;
      cuts++;
      expect(await repository.prepare()).toMatchObject({ code: 0 });
      expect({ cut, made: pathless(repository.made(), repository) }).toEqual({ cut, made: expected });
    }
    // npm three, Python five, the compiler one a package.
    expect(cuts).toBe(11);
  });

  test('two at once: one waits for the other, and nothing is done twice', async () => {
    const first = repository.begin(SLOW);
    await sleep(300);
    const second = repository.begin(SLOW);
    const [a, b] = await Promise.all([first.ended, second.ended]);
    expect([a.code, b.code]).toEqual([0, 0]);
    expect(repository.calls()).toEqual(['npm ci', 'tsc -b', 'python venv', 'pip install']);
    expect(b.output).toContain(`プロセス ${first.process.pid ?? '?'}`);
    expect(b.output).toContain('Another terminal');
    expect(existsSync(join(repository.root, '.setup/lock'))).toBe(false);
  });

  test.each([
    ['a process that has ended', JSON.stringify({ pid: 2 ** 22 + 1, programs: [] }), 0],
    ['a process id that is in use again', JSON.stringify({ pid: process.pid, programs: [] }), 60],
    ['a full disk', '', 60],
  ])('a lock left behind by %s is nobody’s', async (_name, text, secondsOld) => {
    const lock = join(repository.root, '.setup/lock');
    mkdirSync(join(repository.root, '.setup'));
    writeFileSync(lock, text);
    const then = Date.now() / 1000 - secondsOld;
    utimesSync(lock, then, then);
    expect(await repository.prepare()).toMatchObject({ code: 0 });
    expect(existsSync(lock)).toBe(false);
  });
});
