import { files, packages } from '../../host';
import { KerasFileError } from './keras-file-error';

/** Numbers of an HDF5 file. The last axis runs fastest. */
export interface Hdf5Dataset {
  shape: number[];
  data: Float32Array | Int32Array | BigInt64Array;
}

/** A group of an HDF5 file: like a folder, with attributes. */
export interface Hdf5Group {
  attributes: Record<string, unknown>;
  groups: Map<string, Hdf5Group>;
  datasets: Map<string, Hdf5Dataset>;
}

/** A group with nothing in it. */
export function emptyGroup(): Hdf5Group {
  return { attributes: {}, groups: new Map(), datasets: new Map() };
}

/** The group at a path such as `layers/dense/vars`; undefined when there is none. */
export function groupAt(group: Hdf5Group, path: string): Hdf5Group | undefined {
  return path.split('/').reduce<Hdf5Group | undefined>((at, name) => at?.groups.get(name), group);
}

/** The numbers at a path such as `layers/dense/vars/0`; undefined when there are none. */
export function datasetAt(group: Hdf5Group, path: string): Hdf5Dataset | undefined {
  const end = path.lastIndexOf('/');
  return (end < 0 ? group : groupAt(group, path.slice(0, end)))?.datasets.get(path.slice(end + 1));
}

/** The group at a path, made with the groups above it when it is not there yet. */
export function makeGroup(group: Hdf5Group, path: string): Hdf5Group {
  return path.split('/').reduce((at, name) => {
    const next = at.groups.get(name) ?? emptyGroup();
    at.groups.set(name, next);
    return next;
  }, group);
}

/**
 * Reads a whole HDF5 file.
 *
 * @throws KerasFileError when it is not an HDF5 file, is cut off, or holds something that no weights file of Keras's does
 */
export async function readHdf5(file: string): Promise<Hdf5Group> {
  if (!hasSignature(file)) throw notHdf5(`${file}: no HDF5 signature`);
  const library = await h5wasm();
  try {
    const root = new library.File(file, 'r');
    try {
      return readGroup(library, root);
    } finally {
      root.close();
    }
  } catch (error) {
    if (error instanceof KerasFileError) throw error;
    throw notHdf5((error as Error).message);
  }
}

/** Writes an HDF5 file; one that is there already is replaced. */
export async function writeHdf5(file: string, group: Hdf5Group): Promise<void> {
  const { File } = await h5wasm();
  const root = new File(file, 'w');
  try {
    writeGroup(root, group);
  } finally {
    root.close();
  }
}

/** HDF5's own C library, 4 MB of WebAssembly: loaded by the first file that needs it. */
async function h5wasm() {
  const library = await packages.loadHdf5();
  const hdf5 = await library.ready;
  // Otherwise errors go to the reader's notebook as a C stack trace, and reading goes on.
  hdf5.activate_throwing_error_handler();
  return library;
}

type H5wasm = Awaited<ReturnType<typeof h5wasm>>;
type Group = InstanceType<H5wasm['Group']>;
type Dataset = InstanceType<H5wasm['Dataset']>;

function readGroup(library: H5wasm, group: Group): Hdf5Group {
  const read = emptyGroup();
  for (const [name, { value }] of Object.entries(group.attrs)) read.attributes[name] = value;
  for (const name of group.keys()) {
    const item = group.get(name);
    if (item instanceof library.Group) read.groups.set(name, readGroup(library, item));
    else if (item instanceof library.Dataset) read.datasets.set(name, readDataset(item));
    // A link could lead to another file of the reader's; Keras writes none.
    else throw notHdf5(`${group.path}/${name}`);
  }
  return read;
}

function readDataset(dataset: Dataset): Hdf5Dataset {
  const { shape, dtype, path } = dataset;
  const value: unknown = dataset.value;
  const values = ArrayBuffer.isView(value) ? value : [value];
  const isText = dtype === 'S' || (Array.isArray(values) && typeof values[0] === 'string');
  if (shape === null || isText) return { shape: [0], data: new Float32Array() };
  if (typeof dtype === 'string' && /[fd]$/.test(dtype)) {
    return { shape, data: Float32Array.from(values as ArrayLike<number>) };
  }
  if (typeof dtype === 'string' && /[bBhHiIqQ]$/.test(dtype)) {
    return { shape, data: Int32Array.from(values as ArrayLike<number | bigint>, Number) };
  }
  throw new KerasFileError({
    ja: `${path} の要素の型(${JSON.stringify(dtype)})は読めません。Keras で float32 にして保存し直してください。`,
    en: `The element type of ${path} (${JSON.stringify(dtype)}) cannot be read. Save it again from Keras as float32.`,
  });
}

function writeGroup(to: Group, { attributes, groups, datasets }: Hdf5Group): void {
  for (const [name, value] of Object.entries(attributes)) to.create_attribute(name, value as string);
  for (const [name, { shape, data }] of datasets) to.create_dataset({ name, data, shape });
  for (const [name, group] of groups) writeGroup(to.create_group(name), group);
}

/** The 8 bytes that every HDF5 file starts with. */
const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

function hasSignature(file: string): boolean {
  const start = files.readFile(file);
  return SIGNATURE.every((byte, i) => start[i] === byte);
}

function notHdf5(reason: string): KerasFileError {
  return new KerasFileError({
    ja: `重みの HDF5 が読めません(${reason})。ファイルが途中で切れていないか確かめ、保存し直してください。`,
    en: `The weights' HDF5 cannot be read (${reason}). Check that the file is whole, or save it again.`,
  });
}
