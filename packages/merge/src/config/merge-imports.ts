interface Texts {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

const statement = /^import\s[^;]*?['"][^'"\n]+['"];?$/;

/**
 * Settles imports of one line before texts are merged by lines: what the pack imports anew is put after my last import, and what it dropped
 * goes where I have it unchanged, so that two imports added at one place are no conflict.
 */
export function mergeImports({ base, mine, theirs }: Texts): Texts {
  const [before, own, packs] = [base, mine, theirs].map(importsOf);
  if (!before || !own || !packs) return { base, mine, theirs };
  const added = packs.filter((line) => !before.includes(line) && !own.includes(line));
  const dropped = before.filter((line) => !packs.includes(line));
  const kept = mine.split('\n').filter((line) => !dropped.includes(line));
  const last = kept.findLastIndex((line) => statement.test(line));
  const joined = [...kept.slice(0, last + 1), ...added, ...kept.slice(last + 1)];
  const settled = joined.filter((line) => statement.test(line));
  const rest = (text: string) => [...settled, ...text.split('\n').filter((line) => !statement.test(line))].join('\n');
  // Imports on top are the usual place; where mine stand elsewhere, lines decide as they are.
  const onTop = joined.findIndex((line) => !statement.test(line));
  if (joined.slice(onTop).some((line) => statement.test(line))) return { base, mine, theirs };
  return { base: rest(base), mine: joined.join('\n'), theirs: rest(theirs) };
}

function importsOf(text: string): string[] {
  return text.split('\n').filter((line) => statement.test(line));
}
