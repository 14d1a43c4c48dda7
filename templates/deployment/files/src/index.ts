// Owns how the system is shipped and proved in place: images, manifests, the smoke test and the load test.
// Must not: hold code that the running service needs.
export type { Target } from './call.ts';
export { judge, type Verdict } from './judge.ts';
export { type LoadResult, load } from './load.ts';
export { type Check, smoke } from './smoke.ts';
