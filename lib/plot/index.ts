export { imgrid } from './imgrid';
export type { ImgridOptions } from './imgrid';
