import { type RawBuilder, sql } from 'kysely';

/** The words of a text as they are compared: lower case, letters and digits. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const SHORT = 3;

/** Short words (`the`, `of`, `und`) say little about a text; a number says much, however short. */
export const isTelling = (word: string): boolean => word.length > SHORT || /\d/.test(word);

/** The words of a query that say what it is about, each once. */
export const tellingWords = (text: string): string[] => [...new Set(wordsOf(text))].filter(isTelling);

/** SQL for the share of `words` that occur in the column `words` (a `tsvector` of `wordsOf`), 0 to 1. */
export const shareOfWords = (words: readonly string[]): RawBuilder<number> =>
  words.length === 0
    ? sql`0::float8`
    : sql`((select count(*) from unnest(tsvector_to_array(words)) as word where word = any(${words}::text[]))::float8 / ${words.length}::float8)`;
