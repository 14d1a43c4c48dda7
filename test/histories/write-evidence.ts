import { changesB } from './changes-b.ts';
import { changesC } from './changes-c.ts';
import type { History } from './history.ts';
import type { PackChange } from './pack-change.ts';
import type { Outcome } from './run-history.ts';

/** One history and how it ended. */
export interface Told {
  readonly history: History;
  readonly outcome: Outcome;
}

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)} %`;

const words: Readonly<Record<Outcome['ending'], string>> = {
  green: 'green',
  noted: 'green, a change waits',
  broken: 'stopped by `--verify`',
  conflict: 'conflict',
  wrong: '**wrong**',
};

/** docs/sync-evidence.md: method, totals, and every history with its source, edit and ending. */
export function writeEvidence(told: readonly Told[]): string {
  const lived = told.filter(({ history }) => !history.isAimed);
  const aimed = told.filter(({ history }) => history.isAimed);
  return `${[
    method,
    totals({ all: told, lived, aimed }),
    versions(),
    `## The histories\n\n${table(lived)}\n\n### Aimed at the pack's own lines\n\n${table(aimed)}`,
  ].join('\n\n')}\n`;
}

const method = `# Evidence for sync: histories of generated repositories

What happens to a generated repository when its team has worked in it and the pack has moved on? Each history below takes a fact from a public
repository or issue (what teams, bots and codemods do to generated files), and plays it as a script over a repository that we emit. Facts
and sequences are taken, no code.

1. The repository is created with today's pack (1.0.0) from \`minimal\` or \`support\` of \`test/canvases\`, and committed.
2. The team edits; the pack's next version (1.1.0) is synced; the team edits again; the version after it (2.0.0) is synced.
3. Every sync is judged by an account of its own (\`test/histories/compare-trees.ts\`), which shares no code with the merge: what the base held, plus
   what each side added, less what each took away, must stand in each file (by line; by key and value in JSON and YAML; by piece of code
   where the team reformatted). A file that one side alone changed must be that side's to the byte; files of the team alone too. Line ends and
   executable bits must be the team's. No file may appear that neither side has.
4. \`.canvas/check.mjs\` must exit 0 (4 with a conflict), and a second sync must find nothing to do.
5. At the end types, lint and the tests of the packages that the team touched must be green (where it touched nearly all: of the modules that the
   pack changes); a reformatted repository must still be in the team's style. An untouched repository goes the same way and must end as the
   last version. Dependencies are linked from our workspace instead of installed, so a version that a bot raised is compared, not
   downloaded; the pnpm lockfile is left to pnpm.

| ending | what it means |
| --- | --- |
| green | synced twice without a person, nothing lost, all checks green |
| green, a change waits | the same, but a file was moved **and** edited at once: its change is not there, and a note names the file |
| stopped by \`--verify\` | merged cleanly, and types fail in a file that is the team's (its own, or given once), which they name: what \`--verify\` refuses to apply |
| conflict | exit 4, the right file and place named, both sides to be had |
| wrong | anything lost, made up, unnamed or red |

Run it: \`node scripts/sync-evidence.ts\` plays all and writes this page; \`node scripts/sync-evidence.ts ID…\` plays some and prints what happened;
\`pnpm test:deep test/deep/histories.test.ts\` holds every ending; \`test/histories.test.ts\` a sample in every test run.`;

function totals(told: { all: readonly Told[]; lived: readonly Told[]; aimed: readonly Told[] }): string {
  const row = (what: string, some: readonly Told[]): string => {
    const of = (...endings: Outcome['ending'][]): number =>
      some.filter(({ outcome }) => endings.includes(outcome.ending)).length;
    return `| ${what} | ${some.length} | ${of('green')} (${percent(of('green'), some.length)}) | ${of('noted')} | ${of('broken')} | ${of('conflict')} | ${of('wrong')} |`;
  };
  return `## Totals

| | histories | green | green, a change waits | stopped by \`--verify\` | conflict, place named | wrong |
| --- | --- | --- | --- | --- | --- | --- |
${row('as teams do', told.lived)}
${row("aimed at the pack's own lines", told.aimed)}
${row('all', told.all)}

The share of green ones is a property of the mix, and the mix is ours. The aimed ones were written to hit the very line or key that the pack
changes, so each of them should end in a conflict; the others follow their source and meet the pack's changes where they happen to.`;
}

function versions(): string {
  const list = (changes: readonly PackChange[]): string =>
    changes.map(({ what, migration }) => `- ${what}${migration ? ' (with its migration)' : ''}`).join('\n');
  return `## The versions of the pack

1.0.0 is today's. 1.1.0 changes (\`test/histories/changes-b.ts\`):

${list(changesB)}

2.0.0 changes (\`test/histories/changes-c.ts\`):

${list(changesC)}`;
}

function table(told: readonly Told[]): string {
  const rows = told.map(({ history, outcome }) => {
    const { id, source, edit, canvas, breaks, waits = [] } = history;
    const named = [...outcome.places, ...waits, ...(breaks === undefined ? [] : [breaks])];
    const places = named.length === 0 ? '' : `: ${named.map((place) => `\`${place}\``).join(', ')}`;
    const cells = [
      `\`${id}\``,
      source,
      `${edit}${canvas === 'support' ? ' (support)' : ''}`,
      `${words[outcome.ending]}${places}`,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return `| history | source | what the team did | ending |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
}
