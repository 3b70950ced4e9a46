// What the library needs of the machine that it runs on. Everything else in the library runs in a browser as it is.
import type * as h5wasm from 'h5wasm/node' with { 'resolution-mode': 'import' };

/**
 * Files. All of it is done when the function returns. An Error says what could not be done; its `code` is `'ENOENT'` when
 * there is no such file.
 */
export interface Files {
  readFile: (file: string) => Uint8Array;
  /** Reads a text in UTF-8. */
  readText: (file: string) => string;
  /** Writes a file; one that is there is replaced. Its folder is there already. */
  writeFile: (file: string, content: string | Uint8Array) => void;
  /** Adds to the end of a file, or makes it. */
  appendFile: (file: string, content: string | Uint8Array) => void;
  /** How many bytes a file has; 0 when there is none. */
  fileSize: (file: string) => number;
  /** The names in a folder; none when there is no such folder. */
  listFolder: (folder: string) => string[];
  /** Makes a folder, and those above it; nothing happens when it is there. */
  makeFolder: (folder: string) => void;
  /** Makes an empty folder for temporary files, whose name begins as given, and returns its path. */
  makeTemporaryFolder: (beginning: string) => string;
  rename: (from: string, to: string) => void;
  /** Removes a file, or a folder with all that is in it; nothing happens when it is not there. */
  remove: (path: string) => void;
}

/** Paths of files, in this machine's spelling: as Node's `path` has them. */
export interface Paths {
  /** The whole path; a relative one begins at the current folder. */
  resolve: (...parts: string[]) => string;
  join: (...parts: string[]) => string;
  /** The folder that a file is in. */
  dirname: (path: string) => string;
  /** The ending with its dot, such as `.svg`. */
  extname: (path: string) => string;
  relative: (from: string, to: string) => string;
  isAbsolute: (path: string) => boolean;
  /** What stands between two folders: `/`, on Windows `\`. */
  sep: string;
}

/** The machine and the program that runs on it. */
export interface Machine {
  /** An environment variable; undefined when it is not set. */
  variable: (name: string) => string | undefined;
  currentFolder: () => string;
  /** How many processor cores this program may use. */
  cores: () => number;
  /** Names the running program: its machine and its number. */
  programName: () => string;
  /** Calls back as soon as all that waits already, such as messages that came in, has had its turn. */
  afterTurn: (callback: () => void) => void;
}

/** Where a program prints. */
export interface Terminal {
  /** Whether a person reads along, and a line can be written over. */
  isTerminal: () => boolean;
  /** How many characters fit in a line. */
  columns: () => number;
  write: (text: string) => void;
  /**
   * Calls back whenever Ctrl+C is pressed; the program then no longer ends by it.
   *
   * @returns takes the callback back
   */
  onCtrlC: (callback: () => void) => () => void;
}

/** Encodings and checksums of bytes; a text stands for its bytes in UTF-8. */
export interface Bytes {
  toBase64: (content: string | Uint8Array) => string;
  /** The checksum SHA-256, in hexadecimal digits. */
  sha256: (text: string) => string;
}

/** A picture's pixels: red, green, blue and opacity, a byte each, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
}

/** Formats of pictures. Decoding throws an Error when the file is broken. */
export interface PictureFormats {
  decodePng: (file: Uint8Array) => Pixels;
  decodeJpeg: (file: Uint8Array) => Pixels;
  /** @param kept what of the pixels the file holds: `'grey'` keeps what they have as red */
  encodePng: (pixels: Pixels, kept: 'grey' | 'colour' | 'colour and opacity') => Uint8Array;
}

/** What packages are for that only some functions need; a program that does without them need not install them. */
export type OptionalUse = 'charts' | 'text';

/** Packages, and files that come with them. */
export interface Packages {
  /**
   * Loads a package when it is needed.
   *
   * @param use what needs it, when it may be missing
   * @throws Error that says what to install, when it is missing
   */
  load: (name: string, use: OptionalUse) => unknown;
  /** The path of a file in a package, or of a package's main file. Throws as `load` does. */
  find: (file: string, use?: OptionalUse) => string;
  /** The path of a compiled file of this library, such as `course/index.js`. */
  findOwn: (file: string) => string;
  /** HDF5's own C library, 4 MB of WebAssembly. It reads and writes the host's files. */
  loadHdf5: () => Promise<typeof h5wasm>;
}

/** Engines that TensorFlow.js computes with. */
export interface Engines {
  /** Makes sure that there is one version of TensorFlow.js; throws an Error that says what to install. */
  checkTfjs: () => void;
  /** Gives TensorFlow.js what it needs of the machine, before an engine is loaded. */
  prepare: () => void;
  /** Registers TensorFlow's C library; throws an Error when it is not installed. */
  loadNative: () => void;
  /** Registers WebAssembly; throws an Error when it is not installed. */
  loadWasm: () => void;
}

/** A program that was started. */
export interface RunningProgram {
  stop: () => void;
  /** Listens no longer to what it prints: it must not keep this program alive. */
  letGo: () => void;
}

/** Other programs. */
export interface Programs {
  /**
   * Starts a program whose standard input stays open for as long as this program runs.
   *
   * @param onError called with what it prints to its standard error
   * @param onEnd   called when it ended, with the reason when it could not be started
   */
  start: (
    program: string,
    words: string[],
    onError: (text: string) => void,
    onEnd: (reason?: string) => void,
  ) => RunningProgram;
  /** Whether a program runs without an error. */
  succeeds: (program: string, words: string[]) => Promise<boolean>;
  /** Shows a file in the reader's browser, where someone sits before a screen; elsewhere nothing happens. */
  openInBrowser: (file: string) => Promise<void>;
}
