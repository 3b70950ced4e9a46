// An old Node runs this file too, so it uses only what Node has had for years.

export const OLDEST_NODE = 20;

/**
 * Tells the reader to get a newer Node when this one is too old, and makes the process end with code 1.
 *
 * @returns {boolean} whether this Node will do
 */
export function nodeIsNewEnough() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return true;
  console.error(`
✗ Node.js ${OLDEST_NODE} 以上が必要です(いまは ${process.versions.node})。
  新しい LTS 版を入れて、ターミナルを開き直してください。
  Node.js ${OLDEST_NODE} or newer is needed; this is ${process.versions.node}. Install the current LTS, then open a new terminal.

    Windows         winget install OpenJS.NodeJS.LTS
    macOS           brew install node@22
    Linux, macOS    nvm install 22
    conda           conda env create -f environment.yml
    https://nodejs.org/
`);
  process.exitCode = 1;
  return false;
}
