import type { Content, Formatter } from './sync-request.ts';

/** The texts of one file that both sides changed. */
export interface Texts {
  readonly path: string;
  readonly base: Content | undefined;
  readonly mine: Content;
  readonly theirs: Content | undefined;
}

/** Base and theirs as the team's formatter writes them, where that is another text. */
export interface Restyled {
  readonly base: string | undefined;
  readonly theirs: string | undefined;
  /** Whether mine is as the formatter writes it: then the file is in the team's style. */
  readonly isMineFormatted: boolean;
}

/**
 * Runs the team's formatter over base and mine of every file at once, and over theirs where it changes the base. A file
 * whose base it leaves alone is not in the result: style makes no difference there.
 */
export async function restyle(files: readonly Texts[], format: Formatter): Promise<Map<string, Restyled>> {
  const texts = files.flatMap(({ path, base, mine, theirs }) =>
    typeof mine !== 'string' || base instanceof Uint8Array || theirs instanceof Uint8Array
      ? []
      : [{ path, base, mine, theirs }],
  );
  const mines = texts.map(({ path, mine }) => ({ path, content: mine }));
  const bases = texts.map(({ path, base, theirs = '' }) => ({ path, content: base ?? theirs }));
  if (texts.length === 0) return new Map();
  const first = await format([...bases, ...mines]);
  const changed = texts.flatMap((text, index) => {
    const base = first[index];
    if (base === undefined || base === bases[index]?.content) return [];
    return [{ ...text, formatted: base, isMineFormatted: first[texts.length + index] === text.mine }];
  });
  const wanted = changed.filter(({ base, theirs }) => base !== undefined && theirs !== undefined);
  const second =
    wanted.length === 0 ? [] : await format(wanted.map(({ path, theirs = '' }) => ({ path, content: theirs })));
  const theirs = new Map(wanted.map(({ path }, index) => [path, second[index]]));
  return new Map(
    changed.map(({ path, base, formatted, isMineFormatted }) => [
      path,
      base === undefined
        ? { base: undefined, theirs: formatted, isMineFormatted }
        : { base: formatted, theirs: theirs.get(path), isMineFormatted },
    ]),
  );
}
