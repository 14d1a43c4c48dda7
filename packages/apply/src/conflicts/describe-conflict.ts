import type { ConflictRecord } from './conflict-record.ts';

/** The README.md of a bundle: all that a person or a coding agent needs to resolve one file without looking elsewhere. */
export function describeConflict(record: ConflictRecord, program: string): string {
  const { path, hasMarkers, hasBase, places, why, labels, verify } = record;
  const quoted = quote(path);
  return [
    `# ${path}`,
    '',
    `Both ${labels.mine} and ${labels.theirs} changed this file since ${labels.base}, in ways that exclude each other.`,
    '',
    '## What the pack wanted, and why',
    '',
    why,
    '',
    '## Places',
    '',
    ...places.flatMap(describePlace),
    '## Files beside this one',
    '',
    hasBase ? `- \`base\`: ${labels.base}, what both sides started from` : '- no `base`: it is to be had nowhere',
    `- \`mine\`: ${labels.mine}, as it was before the sync`,
    `- \`theirs\`: ${labels.theirs}`,
    '',
    '## To resolve it',
    '',
    hasMarkers
      ? `1. Edit \`${path}\`: the places stand between markers (<<<<<<< and >>>>>>>). Keep what both sides meant.`
      : `1. \`${path}\` has no markers; at the places it says what \`mine\` says. Put in what \`theirs\` changed against ${hasBase ? '`base`' : '`mine`'} and is wanted.`,
    `2. See that it works: \`${verify}\``,
    `3. Say so: \`${program} sync resolve ${quoted}\``,
    '',
    `Or settle each place with one side: \`${program} sync --ours ${quoted}\` or \`${program} sync --theirs ${quoted}\`.`,
    '',
  ].join('\n');
}

/** What tells whether the repository still works with a file: types, and the tests of the package that holds it. */
export function verifyCommand(path: string): string {
  const [group, name] = path.split('/');
  const isPackage = (group === 'packages' || group === 'apps') && path.split('/').length > 2;
  return isPackage
    ? `pnpm check:types && pnpm exec vitest run ${quote(`${group}/${name}`)}`
    : 'pnpm check && pnpm test';
}

function describePlace({ where, reason, base, mine, theirs }: ConflictRecord['places'][number]): string[] {
  const sides = Object.entries({ base, mine, theirs }).filter(([, text]) => text !== undefined);
  return [
    `### ${where}`,
    '',
    reason,
    '',
    ...sides.flatMap(([side, text = '']) => [`${side}:`, '', ...indent(text), '']),
  ];
}

/** Indented code needs no fence, whatever the text holds. */
const indent = (text: string): string[] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => `    ${line}`);

/** As a POSIX shell takes it. */
const quote = (path: string): string =>
  /^[\w./@+-]+$/.test(path) && !path.startsWith('-') ? path : `'${path.replaceAll("'", `'\\''`)}'`;
