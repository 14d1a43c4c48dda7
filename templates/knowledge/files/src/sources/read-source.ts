import { readFiles } from './read-files.ts';
import { readHttp } from './read-http.ts';
import type { Source, SourceReader } from './source.ts';

/** A kind that is missing here is read from its folder `knowledge/<name>` in development, and refused in production. */
const readers: Partial<Record<Source['kind'], SourceReader>> = { files: readFiles, http: readHttp };

export const isUnbuilt = ({ kind }: Source): boolean => readers[kind] === undefined;

/** Reads a source by its kind. */
export const readSource: SourceReader = (source, options) => (readers[source.kind] ?? readFiles)(source, options);
