export { readIdx } from './read-idx';
export { mnist, fashionMnist, kmnist } from './datasets';
export { DataError } from './data-error';
export type { DataErrorCode } from './data-error';
export type { IdxArray, IdxData, IdxDtype } from './idx-array';
export type { Dataset, Images, Labels, LoadOptions, Split } from './load-dataset';
export type { DownloadProgress } from './report';
