/**
 * Building a pack: evaluates the authors' `template.ts` files and compiles Handlebars into data. Runs when this project
 * is built and in tests, never on a user's machine.
 */
export { buildPack } from './build-pack.ts';
export { compileTemplate } from './compile-template.ts';
