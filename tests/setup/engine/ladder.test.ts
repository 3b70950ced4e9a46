import { existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './local-server';
import { inNode, keepEngine, makeScratchRoot, NO_NATIVE, prepare, type ScratchRoot } from './scratch-root';

// Each test starts Nodes of its own, which a busy machine makes wait.
jest.setTimeout(120_000);

let scratch: ScratchRoot;
beforeEach(() => {
  scratch = makeScratchRoot();
});
afterEach(() => {
  scratch.remove();
});

interface State {
  rung: string | null;
  tensorflow: string | null;
  missing: { what: string; command: string }[];
}
const state = (env: NodeJS.ProcessEnv = NO_NATIVE) =>
  inNode<State>(
    `return engineState({ from: ${JSON.stringify(scratch.root)}, prepare: 'npx keras-nyumon engine' });`,
    env,
  );
const inputs = (env: NodeJS.ProcessEnv = {}) =>
  inNode<string[]>(`return engine.inputs({ root: ${JSON.stringify(scratch.root)}, env: process.env });`, env);
const inPlace = () => inNode<boolean>(`return engineInPlace(${JSON.stringify(scratch.root)});`, {});

const useEngine = (name: string) => {
  symlinkSync(join(keepEngine(scratch, name), 'lib'), join(scratch.tfjsNode, 'lib'), 'junction');
};

test('an engine that works is left alone, and no host is asked', async () => {
  useEngine('prebuilt-4.22.0');
  const local = await serve((_request, response) => response.writeHead(404).end());
  const env = {
    ...NO_NATIVE,
    TFJS_NODE_CDN_STORAGE: local.url,
    npm_config_tfjs_binding_binary_host_mirror: local.url,
  };
  expect(await prepare(scratch, env)).toMatchObject({ rung: 'prebuilt', tried: [], notes: [] });
  expect(local.requests).toHaveLength(0);
  local.close();
  expect(await inPlace()).toBe(true);
  expect(await state()).toMatchObject({
    rung: 'prebuilt',
    tensorflow: expect.stringMatching(/^2\./) as string,
    missing: [],
  });
});

test('an engine built for older packages goes on working while no better one can be had', async () => {
  useEngine('built-4.0.0-2.9.1-00000000');
  const before = readlinkSync(join(scratch.tfjsNode, 'lib'));
  expect(await prepare(scratch, NO_NATIVE)).toMatchObject({
    rung: 'built',
    tried: [{ rung: 'prebuilt' }, { rung: 'built' }],
  });
  expect(readlinkSync(join(scratch.tfjsNode, 'lib'))).toBe(before);
  expect(await state()).toMatchObject({
    rung: 'built',
    missing: [{ command: 'npx keras-nyumon engine' }],
  });
});

test('an addon without its TensorFlow is named, and not left where something would load it', async () => {
  useEngine('prebuilt-4.22.0');
  rmSync(join(scratch.kept, 'prebuilt-4.22.0/deps'), { recursive: true });
  const { rung, missing } = await state();
  expect(rung).toBe('wasm');
  expect(missing.at(-1)).toEqual({
    what: expect.stringMatching(/libtensorflow/) as string,
    command: 'npx keras-nyumon engine',
  });
  expect((await prepare(scratch, NO_NATIVE)).rung).toBe('wasm');
  expect(existsSync(join(scratch.tfjsNode, 'lib'))).toBe(false);
});

test('without TensorFlow itself the note tells what is slower and what is not possible', async () => {
  const wasm = await prepare(scratch, NO_NATIVE);
  expect(wasm).toMatchObject({ rung: 'wasm', tensorflow: null });
  expect(wasm.notes.at(-1)).toMatch(/WebAssembly.*CNN.*\n.*WebAssembly.*CNN/);
  expect(await inPlace()).toBe(false);
  const { rung, missing } = await state();
  expect(rung).toBe('wasm');
  expect(missing.map(({ command }) => command)).toContain('npx keras-nyumon engine');
});

test('without wasm too, plain JavaScript is left', async () => {
  const wasm = join(scratch.root, 'node_modules/@tensorflow/tfjs-backend-wasm');
  rmSync(wasm);
  mkdirSync(wasm);
  writeFileSync(join(wasm, 'index.js'), "throw new Error('no WebAssembly here')");
  const cpu = await prepare(scratch, NO_NATIVE);
  expect(cpu).toMatchObject({
    rung: 'cpu',
    tried: [{ rung: 'prebuilt' }, { rung: 'built' }, { rung: 'wasm' }],
  });
  expect(cpu.tried[2].error).toContain('no WebAssembly here');
});

test.each(['wasm', 'cpu'])('KERAS_NYUMON_ENGINE=%s asks for no more than that', async (rung) => {
  const env = { ...NO_NATIVE, KERAS_NYUMON_ENGINE: rung };
  expect(await prepare(scratch, env)).toMatchObject({ rung, tried: [] });
  expect(await state(env)).toEqual({ rung, tensorflow: null, missing: [] });
});

test('without packages the mending command installs them', async () => {
  rmSync(join(scratch.root, 'node_modules'), { recursive: true });
  expect(await state()).toEqual({
    rung: null,
    tensorflow: null,
    missing: [{ what: expect.any(String) as string, command: 'npm install --ignore-scripts' }],
  });
  expect(await inNode(`return findPlace(${JSON.stringify(scratch.root)});`, {})).toBeNull();
});

test('the step must be run again when a mirror or the wanted engine changes, and only then', async () => {
  const before = await inputs();
  useEngine('prebuilt-4.22.0');
  expect(await inputs()).toEqual(before);
  expect(await inputs({ TFJS_NODE_CDN_STORAGE: 'http://127.0.0.1/' })).not.toEqual(before);
  expect(await inputs({ npm_config_tfjs_binding_binary_host_mirror: 'http://127.0.0.1/' })).not.toEqual(
    before,
  );
  expect(await inputs({ KERAS_NYUMON_ENGINE: 'cpu' })).not.toEqual(before);
});
