import path from 'node:path';
import type { Paths } from '../host';

export const paths: Paths = path;
