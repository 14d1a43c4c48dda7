/**
 * Packs: what a template is (`defineTemplate`), and the data that a folder of templates becomes (`Pack`). Building one
 * stands apart in `./build`. Nothing here renders or writes a repository; no code of a pack runs at create time.
 */
export * from './define-template.ts';
export * from './pack.ts';
export { type LoadedPack, readPack } from './read-pack.ts';
