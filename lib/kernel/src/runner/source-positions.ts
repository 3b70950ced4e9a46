/** Finds the line a reader wrote from the line that was executed. */
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';

/** A place in a source; line and column count from 1. */
export interface Place {
  /** the cell's number, or the file's path */
  source: number | string;
  line: number;
  column: number;
  /** the whole line's text, if it can be read */
  text: string | undefined;
}

interface CellCode {
  count: number;
  lines: string[];
  /** from executed code to the ES module, and from there to the cell with tslab's extra first line */
  maps: string[];
}

const cells = new Map<string, CellCode>();
const libraryMaps = new Map<string, SourceMap | undefined>();

/**
 * Keeps a cell's code, to point into it when something fails.
 *
 * @returns the name under which to run it: it appears in stack traces
 */
export function rememberCode(count: number, code: string, module: { map: string; cellMap: string }): string {
  const file = join(process.cwd(), `In[${count}].ts`);
  cells.set(file, { count, lines: code.split('\n'), maps: [module.map, module.cellMap] });
  return file;
}

/** The place behind a position in a stack trace; the position itself when nothing is known of it. */
export function originalPlace(file: string, line: number, column: number): Place {
  const cell = cells.get(file);
  if (cell) return placeInCell(cell, line, column);
  return placeInFile(file, line, column);
}

function placeInCell(cell: CellCode, line: number, column: number): Place {
  let place = { line: line - 1, column: column - 1 };
  for (const map of cell.maps) {
    if (map) place = lookUp(new SourceMap(JSON.parse(map) as SourceMapPayload), place) ?? place;
  }
  // The line tslab put before the cell has number 0, so the cell's first has 1.
  return { source: cell.count, line: place.line, column: place.column + 1, text: cell.lines[place.line - 1] };
}

function placeInFile(file: string, line: number, column: number): Place {
  const map = libraryMap(file);
  const found = map?.findEntry(line - 1, column - 1);
  if (found && 'originalSource' in found) {
    const source = resolve(dirname(file), found.originalSource);
    const place = { source, line: found.originalLine + 1, column: found.originalColumn + 1 };
    return { ...place, text: lineOf(source, place.line) };
  }
  return { source: file, line, column, text: lineOf(file, line) };
}

/** The source map of a compiled workspace file. Those of installed packages are not read: some take seconds. */
function libraryMap(file: string): SourceMap | undefined {
  if (!libraryMaps.has(file)) {
    const mapFile = `${file}.map`;
    const readable = !file.includes(`${sep}node_modules${sep}`) && existsSync(mapFile);
    const text = readable ? readFileSync(mapFile, 'utf8') : undefined;
    libraryMaps.set(file, text ? new SourceMap(JSON.parse(text) as SourceMapPayload) : undefined);
  }
  return libraryMaps.get(file);
}

/** Forgets the maps of files that were rebuilt. */
export function forgetLibraryMaps(): void {
  libraryMaps.clear();
}

function lookUp(
  map: SourceMap,
  { line, column }: { line: number; column: number },
): typeof place | undefined {
  const found = map.findEntry(line, column);
  if (!('originalLine' in found)) return undefined;
  const place = { line: found.originalLine, column: found.originalColumn };
  return place;
}

function lineOf(file: string, line: number): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[line - 1] : undefined;
}
