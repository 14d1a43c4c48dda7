/**
 * Packs: what a template is (`defineTemplate`), and the data that a folder of templates becomes (`Pack`). Building one
 * stands apart in `./build`. Nothing here renders or writes a repository; no code of a pack runs at create time.
 */
export type { Advisory } from './advisory.ts';
export * from './define-template.ts';
export { type FetchRequest, fetchPack } from './fetch-pack.ts';
export { globToRegExp } from './glob.ts';
export { isSafePath } from './is-safe-path.ts';
export type { AnswerStep, Migration, MigrationStep } from './migration.ts';
export type { Operation, OperationTask } from './operation.ts';
export * from './pack.ts';
export { type LoadedPack, type ParsePackOptions, parsePack } from './parse-pack.ts';
export { readPack } from './read-pack.ts';
