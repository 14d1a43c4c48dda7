import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the oldest Node that the published command line supports (20.19), for the front of a PATH. */
export const node20Folder = join(dirname(createRequire(import.meta.url).resolve('node-20/package.json')), 'bin');
