import { installBiasGradient } from './bias-gradient';
import { installBlockLstm } from './block-lstm';
import { installCast } from './cast';
import { installConv2dWithBias } from './conv-2d-bias';
import { installGather } from './gather';
import { installMatMul } from './mat-mul';
import { nativeOpsInUse } from './in-use';
import { installReluGradient } from './relu-gradient';
import { installRunAsKernel } from './run-as-kernel';
import { installSoftmaxCrossEntropy } from './softmax-cross-entropy';

/** Puts faster operations in the place of TensorFlow.js's own where {@link nativeOpsInUse} says so. */
export function installNativeOps(): void {
  if (!nativeOpsInUse()) return;
  installBiasGradient();
  installBlockLstm();
  installCast();
  installConv2dWithBias();
  installGather();
  installMatMul();
  installReluGradient();
  installRunAsKernel();
  installSoftmaxCrossEntropy();
}
