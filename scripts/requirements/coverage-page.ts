import { settings, topics } from '@agent-canvas/canvas';
import type { Pack } from '@agent-canvas/packs';

/** One piece of evidence that an id is met. */
export interface Evidence {
  /** A template, or `canvas` for what holds of every topic. */
  readonly by: string;
  readonly answers: readonly string[];
  /** Path of the test, from the root of this repository. */
  readonly proof: string;
}

export interface CoverageInput {
  readonly pack: Pack;
  /** Titles by id. */
  readonly requirements: Readonly<Record<string, string>>;
  /** Dead settings and values (`path=value`), with the reason. */
  readonly dead: Readonly<Record<string, string>>;
}

const families: Readonly<Record<string, string>> = {
  C: 'The canvas',
  L: 'The life cycle of a production agent',
  K: 'The ten-point checklist',
  F: 'The production framework',
  P: 'From experiment to product',
};

/** docs/coverage.md: each id with its template, the answers that set it and the test that proves it. */
export function coveragePage(input: CoverageInput): string {
  const ids = Object.keys(input.requirements);
  const open = ids.filter((id) => evidenceOf(id, input).length === 0);
  return [
    '# Coverage',
    '',
    'Each requirement, the template that implements it, the canvas answers that set it, and the test that proves it. An id with no',
    'proof is an **open** gap. Written by `pnpm coverage` from the `covers` of each `template.ts`; CI holds it to them.',
    '',
    `${ids.length - open.length} of ${ids.length} ids have a proof. Open: ${open.join(', ')}.`,
    '',
    ...Object.entries(families).flatMap(([letter, title]) => [
      `## ${letter}. ${title}`,
      '',
      '| id | what | template | answers | proof |',
      '| --- | --- | --- | --- | --- |',
      ...ids.filter((id) => id.startsWith(letter)).map((id) => row(id, input)),
      '',
    ]),
    ...deadSection(input.dead),
    ...unbuiltSection(input.pack),
  ].join('\n');
}

function row(id: string, input: CoverageInput): string {
  const evidence = evidenceOf(id, input);
  const title = input.requirements[id] ?? '';
  if (evidence.length === 0) return `| ${id} | ${title} | | | **open** |`;
  const answers = [...new Set(evidence.flatMap((one) => one.answers))].map((path) => `\`${path}\``);
  const proofs = [...new Set(evidence.map(({ proof }) => proof))].map((proof) => `[${shortName(proof)}](../${proof})`);
  const dead = deadOf(id, input.dead);
  const gaps = dead.length > 0 ? ` **open in part**: ${dead.join(', ')}` : '';
  const by = [...new Set(evidence.map((one) => one.by))].join(', ');
  return `| ${id} | ${title} | ${by} | ${answers.join(' ')} | ${proofs.join(' ')}${gaps} |`;
}

const shortName = (proof: string): string =>
  proof
    .split('/')
    .at(-1)
    ?.replace(/\.test\.ts$/, '') ?? proof;

/** What templates name for an id; for a topic of the canvas also what is proved of all its settings, and of its prose. */
export function evidenceOf(id: string, { pack, dead }: CoverageInput): Evidence[] {
  const named = pack.templates.flatMap((template) => {
    const covered = template.covers?.[id];
    return covered ? [{ by: template.id, answers: covered.answers, proof: covered.proof }] : [];
  });
  return [...named, ...topicEvidence(id, dead)];
}

function topicEvidence(id: string, dead: CoverageInput['dead']): Evidence[] {
  const topic = topics().find((one) => one.id === id);
  if (!topic) return [];
  const own = settings().filter((setting) => setting.topic === topic.path);
  const alive = own.filter(({ kind, path }) => kind !== 'prose' && !(path in dead)).map(({ path }) => path);
  if (alive.length > 0) return [{ by: 'canvas', answers: alive, proof: 'test/dead-settings.test.ts' }];
  const isProseAlone = own.every(({ kind }) => kind === 'prose');
  return isProseAlone ? [{ by: 'canvas', answers: [`${topic.path}.prose`], proof: 'test/prose.test.ts' }] : [];
}

/** Dead settings and values of a topic. */
function deadOf(id: string, dead: CoverageInput['dead']): string[] {
  const topic = topics().find((one) => one.id === id);
  if (!topic) return [];
  return Object.keys(dead)
    .filter((entry) => entry.startsWith(`${topic.path}.`))
    .map((entry) => `\`${entry.slice(topic.path.length + 1)}\``);
}

const deadSection = (dead: CoverageInput['dead']): string[] => [
  `## Settings that change nothing that runs (${Object.keys(dead).length})`,
  '',
  '| setting or value | why |',
  '| --- | --- |',
  ...Object.entries(dead).map(([path, reason]) => `| \`${path}\` | ${reason} |`),
  '',
];

function unbuiltSection({ templates }: Pack): string[] {
  const rows = templates.flatMap(({ id, unbuilt = [] }) =>
    unbuilt.map(({ setting, value, runsOn }) => `| \`${setting}: ${value}\` | ${runsOn} | ${id} |`),
  );
  return [
    '## Choices without an adapter',
    '',
    'Accepted, run on what is named here in development, and refused by name in production.',
    '',
    '| choice | runs on | template |',
    '| --- | --- | --- |',
    ...rows.sort(),
    '',
  ];
}
