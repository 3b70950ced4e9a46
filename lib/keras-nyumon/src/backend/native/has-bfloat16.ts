import { files } from '../../host';
import { nativeOpsInUse } from './in-use';
import { hasOneDnn } from './one-dnn';

let found: boolean | undefined;

/**
 * Whether the processor computes with bfloat16, numbers of 16 bits with the range of float32: only then is it faster with
 * them. On others it takes many times as long. Found out on Linux alone, which says so in /proc/cpuinfo.
 */
export function hasBfloat16(): boolean {
  found ??= nativeOpsInUse() && hasOneDnn() && /\b(avx512_bf16|amx_bf16)\b/.test(processorFlags());
  return found;
}

function processorFlags(): string {
  try {
    return files.readText('/proc/cpuinfo');
  } catch {
    return '';
  }
}
