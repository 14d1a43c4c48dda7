/**
 * Testkit: what the tests of several packages share: a clean environment, running programs and services, free ports,
 * folders that go away. Nothing here is bundled into the product.
 */
export { cleanEnvironment } from './clean-environment.ts';
export { freePort } from './free-port.ts';
export { type LocalRegistry, startLocalRegistry } from './local-registry.ts';
export { node20Folder } from './node-20.ts';
export { pnpmFolder } from './pnpm-folder.ts';
export { readEvents, type ServerEvent } from './read-events.ts';
export { type Finished, type RunOptions, run } from './run.ts';
export { type Service, startService } from './start-service.ts';
export { treeOf } from './tree-of.ts';
export { withFolder } from './with-folder.ts';
export { writeTree } from './write-tree.ts';
