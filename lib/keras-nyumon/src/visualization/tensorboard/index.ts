export { showTensorBoard } from './show-tensor-board';
export type { ShowTensorBoardOptions } from './show-tensor-board';
