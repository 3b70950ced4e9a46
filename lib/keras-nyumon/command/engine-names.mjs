/**
 * What each engine is called, in both languages.
 *
 * @type {Record<import('./engine/ladder.mjs').Rung, string>}
 */
export const engineNames = {
  prebuilt: 'ビルド済み (prebuilt)',
  built: 'このマシンでビルド (built here)',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};
