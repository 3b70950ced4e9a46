import { machine } from '../../host';
import { installAvgPoolGradient } from './avg-pool-gradient';
import { installConv2dFilterGradient } from './conv-2d-filter-gradient';
import { installConv2dInputGradient } from './conv-2d-input-gradient';
import { installIdentity } from './identity';
import { installMatMul } from './mat-mul';
import { installMaxPoolGradient } from './max-pool-gradient';
import { installResizeNearestGradient } from './resize-nearest-gradient';
import { installSum } from './sum';

/**
 * Puts compositions of fast operations in the place of slow, wrong or missing ones of an engine that is not native, unless
 * the environment variable KERAS_NYUMON_STOCK=1 asks for everything as published.
 */
export function installComposedOps(backendName: 'wasm' | 'cpu'): void {
  if (machine.variable('KERAS_NYUMON_STOCK')) return;
  installConv2dFilterGradient(backendName);
  installConv2dInputGradient(backendName);
  installAvgPoolGradient(backendName);
  if (backendName === 'cpu') {
    installResizeNearestGradient(backendName);
    return;
  }
  installMatMul(backendName);
  installIdentity(backendName);
  installMaxPoolGradient(backendName);
  installSum(backendName);
}
