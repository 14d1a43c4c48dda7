/**
 * Packs: what a template is (`defineTemplate`), how a folder of templates becomes one file of data (`pack.json`), and
 * how that file is found and read back. Nothing here renders or writes a repository; no code of a pack runs at create time.
 */
export * from './define-template.ts';
