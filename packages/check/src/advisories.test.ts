import { execFileSync } from 'node:child_process';
import { cleanEnvironment, withFolder, writeTree } from '@agent-canvas/testkit';
import { describe, expect, test } from 'vitest';
import { type Advisory, blobId, checkRepository, type Report } from './index.ts';
import { filesOf, sampleRepository } from './testing/sample-repository.ts';

const flawed = 'export const isAllowed = () => true; // flawed\n';

const advisory: Advisory = {
  id: 'AC-2026-0001',
  severity: 'high',
  summary: 'Everybody is allowed everything.',
  files: { 'packages/security/src/allow.ts': [blobId(flawed)] },
  pattern: '() => true; // flaw',
  fixedIn: '0.2.1',
  fix: 'Sync, or ask the policy.',
};

interface Situation {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly advisories?: unknown;
  readonly given?: readonly Advisory[];
  readonly git?: (git: (...args: string[]) => void) => void;
}

function reportOn({ files = {}, advisories = [advisory], given = [], git }: Situation): Report {
  using folder = withFolder('advisories');
  using home = withFolder('advisories-home');
  const list = typeof advisories === 'string' ? advisories : JSON.stringify(advisories);
  writeTree(folder.path, { ...filesOf(sampleRepository()), '.canvas/advisories.json': list, ...files });
  const env = cleanEnvironment({ home: home.path, identity: { name: 'A', email: 'a@example.org' } });
  git?.((...args) => void execFileSync('git', args, { cwd: folder.path, env, stdio: 'ignore' }));
  return checkRepository(folder.path, { advisories: given, today: '2026-06-15' });
}

const found = ({ findings }: Report) =>
  findings.map(({ rule, path, line }) => [rule, path, ...(line === undefined ? [] : [line])].join(' '));

describe('a flaw is found', () => {
  test.each<[string, Situation, string[]]>([
    ['nowhere', {}, []],
    [
      'where it was emitted',
      { files: { 'packages/security/src/allow.ts': flawed } },
      ['exposed packages/security/src/allow.ts 1'],
    ],
    [
      'where it was moved and copied',
      { files: { 'lib/a.ts': flawed, 'b.ts': flawed } },
      ['exposed b.ts 1', 'exposed lib/a.ts 1'],
    ],
    ['in an edited file, at its line', { files: { 'lib/a.ts': `\n\n${flawed} ours` } }, ['exposed lib/a.ts 3']],
    [
      'by its hash alone',
      { files: { 'lib/a.ts': flawed, 'b.ts': `${flawed} ` }, advisories: [{ ...advisory, pattern: '' }] },
      ['exposed lib/a.ts'],
    ],
    [
      'by its hash with line ends of another system',
      { files: { 'lib/a.ts': flawed.replace('\n', '\r\n') }, advisories: [{ ...advisory, pattern: '' }] },
      ['exposed lib/a.ts'],
    ],
    [
      'by a regular expression',
      {
        files: { 'lib/a.ts': '\nconst isAllowed = (who) => true' },
        advisories: [{ ...advisory, isRegExp: true, pattern: 'isAllowed = \\([a-z]{0,9}\\) => true' }],
      },
      ['exposed lib/a.ts 2'],
    ],
    [
      'by an advisory that is given',
      { files: { 'lib/a.ts': flawed }, advisories: [], given: [advisory] },
      ['exposed lib/a.ts 1'],
    ],
    [
      'by the given one of two with the same id',
      { files: { 'lib/a.ts': flawed }, given: [{ ...advisory, files: {}, pattern: 'something else' }] },
      [],
    ],
    ['in no binary file by its text', { files: { 'a.bin': `\0${flawed}` } }, []],
    ['in no installed package', { files: { 'node_modules/x/a.ts': flawed } }, []],
    ['in no file of .canvas', { files: { '.canvas/notes.ts': flawed } }, []],
  ])('%s', (_where, situation, expected) => {
    const report = reportOn(situation);
    expect(found(report)).toEqual(expected);
    expect(report.exitCode).toBe(expected.length > 0 ? 2 : 0);
  });

  test('says what it is and what to do', () => {
    const { findings } = reportOn({ files: { 'a.ts': flawed } });
    expect(findings).toEqual([
      {
        rule: 'exposed',
        level: 'error',
        path: 'a.ts',
        line: 1,
        message: 'AC-2026-0001 (high): Everybody is allowed everything.',
        fix: 'Sync, or ask the policy. Fixed in 0.2.1.',
      },
    ]);
    const [mild] = reportOn({ files: { 'a.ts': flawed }, advisories: [{ ...advisory, severity: 'low' }] }).findings;
    expect(mild?.level).toBe('warning');
  });

  test('in owned and ejected files', () => {
    using folder = withFolder('advisories');
    const sample = sampleRepository();
    const { 'README.md': readme, ...files } = sample.lock.files;
    if (!readme) throw new Error('the sample has no README.md');
    sample.lock.files = { ...files, 'lib/owned.ts': { ...readme, policy: 'own' } };
    sample.lock.ejected['lib/ejected.ts'] = blobId(flawed);
    writeTree(folder.path, { ...filesOf(sample), 'lib/owned.ts': flawed, 'lib/ejected.ts': flawed });
    const report = checkRepository(folder.path, { advisories: [advisory] });
    expect(found(report)).toEqual(['exposed lib/ejected.ts 1', 'exposed lib/owned.ts 1']);
  });
});

describe('with git', () => {
  const files = { '.gitignore': 'cache/\n', 'cache/a.ts': flawed, 'a.ts': flawed, 'new file.ts': flawed };

  test('tracked and new files are searched, ignored ones are not', () => {
    const report = reportOn({
      files,
      git: (git) => {
        git('init');
        git('add', 'a.ts');
      },
    });
    expect(found(report)).toEqual(['exposed a.ts 1', 'exposed new file.ts 1']);
  });

  test('a repository that an outer one ignores is searched all the same', () => {
    const report = reportOn({
      files: { ...files, '.gitignore': '*\n' },
      git: (git) => git('init'),
    });
    expect(found(report)).toEqual(['exposed a.ts 1', 'exposed cache/a.ts 1', 'exposed new file.ts 1']);
  });
});

describe('what cannot be checked is said, and never hangs', () => {
  const pattern = (source: string) => [{ ...advisory, isRegExp: true, pattern: source }];

  test.each<[string, unknown, string]>([
    ['no JSON', '{', 'The file holds no list of advisories.'],
    ['no list', '{}', 'The file holds no list of advisories.'],
    ['nothing', [null], 'undefined lacks a text.'],
    ['no text', [{ ...advisory, fix: 1 }], 'AC-2026-0001 lacks a text.'],
    ['no severity', [{ ...advisory, severity: 'bad' }], 'AC-2026-0001 has no severity.'],
    ['no hashes', [{ ...advisory, files: { a: ['1'] } }], 'AC-2026-0001 has no hashes of files.'],
    ['a long pattern', pattern('a'.repeat(501)), 'AC-2026-0001 has a pattern of more than 500 characters.'],
    ['many repeats', pattern('a?'.repeat(21)), 'AC-2026-0001 has a pattern that repeats at more than 20 places.'],
    ['no expression', pattern('('), 'AC-2026-0001 has a pattern that is no regular expression.'],
    ...['(a)\\1', '(?<x>a)\\k<x>'].map((source): [string, unknown, string] => [
      source,
      pattern(source),
      'AC-2026-0001 has a pattern that refers back to a group.',
    ]),
    ...['(a+)+', '(?:a*b)*c', '((a?)b){2,}', '(?<x>[(]{2}|b)+', '(x(?=a+))*', '(?:(?:a{1,9}))+?'].map(
      (source): [string, unknown, string] => [
        source,
        pattern(source),
        'AC-2026-0001 has a pattern with nested quantifiers.',
      ],
    ),
  ])('%s', (_what, advisories, message) => {
    const report = reportOn({ advisories });
    expect(report.findings.map(({ rule, message: said }) => [rule, said])).toEqual([['advisory-unusable', message]]);
    expect(report.exitCode).toBe(1);
  });

  test.each(['(?:a+)?b', '[(*+]+', '\\(a+\\)+', '(?:ab)+', 'a{2}(b|c)*', '(a){', '(?:a)'.repeat(30), '(?:a|b){0,3}'])(
    '%s is searched for',
    (source) => {
      expect(
        found(reportOn({ advisories: pattern(source), files: { 'a.md': 'nothing' } })).filter((one) =>
          one.startsWith('advisory'),
        ),
      ).toEqual([]);
    },
  );

  test('a search that would take forever is stopped, and the others are done', () => {
    const hostile = { ...advisory, id: 'AC-2026-0002', files: {}, isRegExp: true, pattern: '(?:a|a)*b' };
    const started = Date.now();
    const report = reportOn({ advisories: [advisory, hostile], files: { 'a.ts': flawed, 'b.txt': 'a'.repeat(200) } });
    expect(found(report)).toEqual(['exposed a.ts 1', 'advisory-unusable .canvas/advisories.json']);
    expect(report.findings[1]?.message).toMatch(/^The search for AC-2026-0002 was stopped: .*timed out/);
    expect(Date.now() - started).toBeLessThan(20_000);
  }, 30_000);

  test('files over 1 MB are named', () => {
    const report = reportOn({ files: { 'data.json': `${flawed}${' '.repeat(2 ** 20)}` } });
    expect(report).toMatchObject({
      exitCode: 0,
      findings: [{ rule: 'not-searched', level: 'note', path: 'data.json' }],
    });
  });
});
