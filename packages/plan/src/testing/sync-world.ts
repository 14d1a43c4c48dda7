import type { Version } from '@agent-canvas/merge';
import type { Migration } from '@agent-canvas/packs';
import fc from 'fast-check';
import type { PlainFile } from './plain-pack.ts';

/** A pack, a later pack, and what a team did to the repository in between. Every text in it that can be lost is unique. */
export interface World {
  readonly before: Readonly<Record<string, PlainFile>>;
  readonly after: Readonly<Record<string, PlainFile>>;
  readonly migrations: readonly Migration[];
  /** What the team did: new version by path; undefined deletes. */
  readonly edits: Readonly<Record<string, Version | undefined>>;
  /** The same without the style of another formatter. */
  readonly plainEdits: World['edits'];
  /** Whether the team's files are in the style of `tabsAndQuotes`. */
  readonly isReformatted: boolean;
  readonly files: readonly WorldFile[];
  /** Paths that are the team's alone. */
  readonly own: readonly string[];
}

/** What is known of one file of the pack, to judge the outcome by. */
export interface WorldFile {
  readonly path: string;
  /** The pack's path afterwards; undefined where it drops the file. */
  readonly packPath: string | undefined;
  /** Where the team has it; undefined where they deleted it. */
  readonly teamPath: string | undefined;
  readonly isSeeded: boolean;
  readonly isBinary: boolean;
  /** Texts that only the team, and only the later pack, have in it. */
  readonly teamTokens: readonly string[];
  readonly packTokens: readonly string[];
  readonly isTeamEdited: boolean;
  /** The team has a file of its own where the pack moves this one. */
  readonly isBlocked: boolean;
}

/** The style of a team with another formatter than the pack's. */
export const tabsAndQuotes = (text: string): string => text.replace(/^ {2}/gm, '\t').replaceAll('"', "'");

const edit = fc.record({
  op: fc.constantFrom('insert', 'replace', 'delete', 'swap'),
  at: fc.nat(12),
  to: fc.nat(12),
});
const fileSpec = fc.record({
  kind: fc.constantFrom('code', 'code', 'code', 'json', 'yaml', 'set', 'binary', 'seeded', 'config'),
  size: fc.integer({ min: 1, max: 9 }),
  team: fc.array(edit, { maxLength: 3 }),
  pack: fc.array(edit, { maxLength: 3 }),
  teamDoes: fc.constantFrom('edit', 'edit', 'edit', 'edit', 'nothing', 'delete', 'move', 'moveAndEdit', 'mode'),
  packDoes: fc.constantFrom('edit', 'edit', 'edit', 'edit', 'nothing', 'delete', 'rename', 'renameAndEdit', 'mode'),
  style: fc.constantFrom('same', 'same', 'same', 'crlf', 'noLastNewline', 'bom'),
});
type FileSpec = typeof fileSpec extends fc.Arbitrary<infer T> ? T : never;
type Edit = FileSpec['team'][number];

/** Random worlds of up to five files. */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    files: fc.array(fileSpec, { minLength: 1, maxLength: 5 }),
    own: fc.nat(2),
    brings: fc.constantFrom('nothing', 'a file', 'a file that is there'),
    isReformatted: fc.constantFrom(false, false, true),
  })
  .map(({ files, own, brings, isReformatted }) => {
    const built = files.map((spec, index) => buildFile({ spec, index, isReformatted }));
    const plainly = files.map((spec, index) => buildFile({ spec, index, isReformatted: false }));
    const ownPaths = [
      ...Array.from({ length: own }, (_, index) => `own/mine-${index}.txt`),
      ...built.flatMap(({ file }) => (file.isBlocked && file.packPath ? [file.packPath] : [])),
    ];
    const ownFiles = Object.fromEntries(ownPaths.map((path) => [path, plain(`of the team: ${path}\n`)]));
    const fresh = brings === 'nothing' ? {} : { 'fresh/new.txt': 'x "pNEWz"\n' };
    const clash = brings === 'a file that is there' ? { 'fresh/new.txt': plain('x "uNEWz"\n') } : {};
    return {
      before: Object.fromEntries(built.map(({ before, file }) => [file.path, before])),
      after: { ...fresh, ...Object.fromEntries(built.flatMap(({ after }) => (after ? [after] : []))) },
      migrations: built.flatMap(({ migration }) => migration ?? []),
      edits: { ...Object.fromEntries(built.flatMap(({ edits }) => edits)), ...ownFiles, ...clash },
      plainEdits: { ...Object.fromEntries(plainly.flatMap(({ edits }) => edits)), ...ownFiles, ...clash },
      isReformatted,
      files: built.map(({ file }) => file),
      own: ownPaths,
    };
  });

const plain = (content: string): Version => ({ content, executable: false });

interface Item {
  readonly key: string;
  readonly value: string;
}

const endings: Readonly<Record<string, string>> = {
  code: 'ts',
  config: 'config.ts',
  json: 'json',
  yaml: 'yaml',
  set: 'env.example',
  binary: 'png',
  seeded: 'md',
};

function buildFile(input: { readonly spec: FileSpec; readonly index: number; readonly isReformatted: boolean }) {
  const { spec, index, isReformatted } = input;
  const { kind, size, teamDoes, packDoes } = spec;
  const ending = endings[kind] ?? 'txt';
  const path = kind === 'set' ? `src/${index}/.env.example` : `src/file-${index}.${ending}`;
  const base = Array.from({ length: size }, (_, at) => ({ key: `k${index}x${at}z`, value: `b${index}x${at}z` }));
  const doesEdit = (what: string): boolean => /edit/i.test(what);
  const team = doesEdit(teamDoes) ? applyEdits(base, spec.team, `u${index}`) : base;
  const pack = doesEdit(packDoes) ? applyEdits(base, spec.pack, `p${index}`) : base;
  const isBinary = kind === 'binary';
  const packPath = packDoes === 'delete' ? undefined : packDoes.startsWith('rename') ? `moved/${path}` : path;
  const teamPath = teamDoes === 'delete' ? undefined : teamDoes.startsWith('move') ? `elsewhere/${path}` : path;
  const write = (items: readonly Item[], isTeam = false): string | Uint8Array => {
    if (isBinary) return Uint8Array.from(Buffer.from(`\0${textOf('set', items)}`));
    const text = textOf(kind, items);
    if (!isTeam) return text;
    return inStyle(isReformatted && kind === 'code' ? tabsAndQuotes(text) : text, spec.style);
  };
  const fileClass = kind === 'seeded' ? 'seeded' : kind === 'config' ? 'keys' : 'managed';
  const before = { content: write(base), class: fileClass } as const;
  const after = { content: write(pack), class: fileClass, executable: packDoes === 'mode' } as const;
  const mine = { content: write(team, true), executable: teamDoes === 'mode' };
  const tokensOf = (items: readonly Item[]): string[] => {
    const known = new Set(base.map(({ value }) => value));
    return items.map(({ value }) => value).filter((value) => !known.has(value));
  };
  const file: WorldFile = {
    path,
    packPath,
    teamPath,
    isSeeded: kind === 'seeded',
    isBinary,
    teamTokens: teamPath === undefined ? [] : tokensOf(team),
    packTokens: packPath === undefined ? [] : tokensOf(pack),
    isTeamEdited: !isSame(mine.content, before.content),
    isBlocked: packDoes.startsWith('rename') && teamPath === path && size % 4 === 0,
  };
  const edits: [string, Version | undefined][] = [];
  if (teamPath !== path) edits.push([path, undefined]);
  if (teamPath !== undefined) edits.push([teamPath, mine]);
  const migration: Migration | undefined = packDoes.startsWith('rename')
    ? {
        id: `move-${index}`,
        version: '0.2.0',
        summary: 'moves',
        steps: [{ rename: { from: path, to: `moved/${path}` } }],
      }
    : undefined;
  return {
    file,
    before,
    edits,
    after: packPath === undefined ? undefined : ([packPath, after] as const),
    migration,
  };
}

const isSame = (a: string | Uint8Array, b: string | Uint8Array): boolean => Buffer.from(a).equals(Buffer.from(b));

function applyEdits(base: readonly Item[], edits: readonly Edit[], by: string): Item[] {
  const items = [...base];
  for (const [index, { op, at, to }] of edits.entries()) {
    const token = `${by}x${index}z`;
    const here = items.length === 0 ? 0 : at % items.length;
    const there = items.length === 0 ? 0 : to % items.length;
    const [one, other] = [items[here], items[there]];
    if (op === 'insert' || !one || !other) items.splice(here, 0, { key: `${by}y${index}z`, value: token });
    else if (op === 'replace') items[here] = { key: one.key, value: token };
    else if (op === 'delete') items.splice(here, 1);
    else [items[here], items[there]] = [other, one];
  }
  return items;
}

function textOf(kind: FileSpec['kind'], items: readonly Item[]): string {
  if (kind === 'json') {
    return `${JSON.stringify({ name: 'a', all: Object.fromEntries(items.map(({ key, value }) => [key, value])) }, null, 2)}\n`;
  }
  if (kind === 'yaml') return `name: a\nall:\n${items.map(({ key, value }) => `  ${key}: ${value}\n`).join('')}`;
  if (kind === 'config') {
    const entries = items.map(({ key, value }) => `  /** About ${key}. */\n  ${key}: "${value}",\n`).join('');
    return `/** Settings. */\nexport const config = {\n  name: "a",\n${entries}};\n`;
  }
  if (kind === 'set') return items.map(({ key, value }) => `${key}_${value}=1\n`).join('');
  return `export const all = [\n${items.map(({ key, value }) => `  of("${key}", "${value}"),\n`).join('')}];\n`;
}

function inStyle(text: string, style: FileSpec['style']): string {
  if (style === 'crlf') return text.replaceAll('\n', '\r\n');
  if (style === 'noLastNewline') return text.replace(/\n$/, '');
  return style === 'bom' ? `\uFEFF${text}` : text;
}
