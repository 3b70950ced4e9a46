import '../adapt-tensorflow';

export * from './digit-pad';
export * from './exercises';
export { scaleToEngine } from './scale-to-engine';
export type { Workload } from './scale-to-engine';
export { speedRunCnn, speedRunPlan } from './speed-run';
export type { SpeedRunPlan } from './speed-run';
export { syntheticShapes } from './synthetic-shapes';
export type { SyntheticShapes } from './synthetic-shapes';
