import { installBiasGradient } from './bias-gradient';
import { installMatMul } from './mat-mul';
import { nativeOpsInUse } from './in-use';
import { installReluGradient } from './relu-gradient';

/** Puts faster operations in the place of TensorFlow.js's own where {@link nativeOpsInUse} says so. */
export function installNativeOps(): void {
  if (!nativeOpsInUse()) return;
  installBiasGradient();
  installMatMul();
  installReluGradient();
}
