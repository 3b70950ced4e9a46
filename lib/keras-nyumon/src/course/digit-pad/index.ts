export { digitPad } from './digit-pad';
export type { DigitPadOptions } from './digit-pad';
