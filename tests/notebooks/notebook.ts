import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from './trial-folder';

/** A notebook's file, as far as the tests look at it. */
export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

export interface Cell {
  cell_type: 'code' | 'markdown';
  id: string;
  metadata: { tags?: string[] };
  source: string | string[];
  execution_count?: number | null;
  outputs?: unknown[];
}

/** Reads a committed notebook, such as `ja/08-mnist-cnn.ipynb`. */
export function readNotebook(name: string): Notebook {
  return JSON.parse(readFileSync(path.join(repository, 'notebooks', name), 'utf8')) as Notebook;
}

export function codeCell(id: string, source: string, tags?: string[]): Cell {
  return {
    cell_type: 'code',
    id,
    metadata: tags ? { tags } : {},
    source,
    execution_count: null,
    outputs: [],
  };
}
