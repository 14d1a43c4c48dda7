/** For tests: repositories in memory, and packs of plain files. */
export { checkWorlds } from './check-worlds.ts';
export { type MemoryOptions, type MemoryRepository, memoryRepository } from './memory-repository.ts';
export { type PlainFile, plainPack, plainRequest } from './plain-pack.ts';
