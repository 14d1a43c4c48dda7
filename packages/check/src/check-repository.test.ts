import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { withFolder, writeTree } from '@agent-canvas/testkit';
import { describe, expect, test } from 'vitest';
import { blobId, type CheckOptions, canvasDigest, checkRepository, type Report } from './index.ts';
import { filesOf, packWants, type Sample, sampleRepository, sealed } from './testing/sample-repository.ts';

const today = '2026-06-15';

/** The report on the sample after an edit. */
function reportOn(edit: (sample: Sample) => void, options: CheckOptions = {}): Report {
  using folder = withFolder('check');
  const sample = sampleRepository();
  edit(sample);
  writeTree(folder.path, filesOf(sample));
  return checkRepository(folder.path, { today, ...options });
}

const found = ({ findings }: Report) =>
  findings.map(({ rule, path, line }) => [rule, path, ...(line === undefined ? [] : [line])].join(' '));
const entry = ({ lock }: Sample, path: string) => {
  const file = lock.files[path];
  if (!file) throw new Error(`the sample has no ${path}`);
  return file;
};
const markers = 'a\n<<<<<<< yours\nb\n=======\nc\n>>>>>>> agent-canvas 0.2.0\n';

describe('in sync', () => {
  test.each<[string, (sample: Sample) => void]>([
    ['as it came', () => {}],
    ['files of the team', ({ disk }) => Object.assign(disk, { 'notes.md': markers, 'scripts/gate2.ts': 'x' })],
    [
      'a comment in canvas.yaml',
      ({ disk }) => Object.assign(disk, { 'canvas.yaml': '# we\ncanvas: 1\n\nname: sample' }),
    ],
    ['line ends of another system', ({ disk }) => Object.assign(disk, { 'scripts/gate.ts': 'process.exit(0);\r\n' })],
    ['an edited managed file', ({ disk }) => Object.assign(disk, { 'README.md': '# Ours\n=======\n' })],
    ['a deleted seeded file', ({ disk }) => Object.assign(disk, { 'src/tool.ts': null })],
    [
      'an enforced file that the team owns',
      (sample) => {
        sample.disk['scripts/gate.ts'] = 'ours';
        entry(sample, 'scripts/gate.ts').policy = 'own';
      },
    ],
    [
      'an owned file whose base is no longer kept',
      (sample) => {
        entry(sample, 'scripts/gate.ts').policy = 'own';
        sample.bases.splice(0);
        sample.bases.push('# Sample\n', 'export const a = 1;\n', 'export const config = {};\n');
      },
    ],
    [
      'an enforced file that was moved',
      (sample) => {
        sample.disk['scripts/gate.ts'] = null;
        sample.disk['tools/gate.ts'] = 'process.exit(0);\n';
        entry(sample, 'scripts/gate.ts').at = 'tools/gate.ts';
      },
    ],
    [
      'overrides that still hold, and no overrides at all',
      (sample) => {
        sample.disk['.canvas/overrides.yaml'] = `- path: a\n  expires: ${today}\n`;
        sample.lock.overrides = canvasDigest(`- path: a\n  expires: ${today}\n`);
      },
    ],
    [
      'no overrides',
      ({ disk, lock }) => {
        disk['.canvas/overrides.yaml'] = null;
        lock.overrides = '';
      },
    ],
  ])('%s', (_what, edit) => {
    expect(reportOn(edit)).toMatchObject({ exitCode: 0, state: 'in-sync', findings: [] });
  });

  test('counts what the team did', () => {
    const report = reportOn(({ disk }) => {
      disk['README.md'] = '# Ours\n';
      disk['packages/a/src/index.ts'] = null;
    });
    expect(found(report)).toEqual(['missing packages/a/src/index.ts']);
    expect(report.exitCode).toBe(0);
    expect(report.counts).toEqual({ managed: 5, edited: 1, missing: 1, errors: 0, warnings: 0, notes: 1 });
  });
});

describe('findings', () => {
  test.each<[string, number, string[], (sample: Sample) => void]>([
    [
      'no lock',
      1,
      ['not-a-repository .canvas/lock.json'],
      ({ disk }) => Object.assign(disk, { '.canvas/lock.json': null }),
    ],
    ...['', 'null', '[]', '{"lockVersion": 1}', '{"lockVersion": 1, "packs": {}, "files": {"a": {"base": 1}}}'].map(
      (text): [string, number, string[], (sample: Sample) => void] => [
        `a lock that says ${JSON.stringify(text)}`,
        1,
        ['lock-unreadable .canvas/lock.json'],
        ({ disk }) => Object.assign(disk, { '.canvas/lock.json': text }),
      ],
    ),
    [
      'a lock with a conflict of git',
      4,
      ['lock-conflicted .canvas/lock.json'],
      ({ disk }) => Object.assign(disk, { '.canvas/lock.json': `{\n${markers}}\n` }),
    ],
    [
      'a lock of a newer format',
      1,
      ['lock-newer .canvas/lock.json'],
      ({ disk }) => Object.assign(disk, { '.canvas/lock.json': '{ "lockVersion": 2, "of": "another shape" }' }),
    ],
    [
      'a lock that was edited',
      5,
      ['lock-tampered .canvas/lock.json'],
      ({ disk, lock }) =>
        Object.assign(disk, { '.canvas/lock.json': sealed(lock).replace('"name": "sample"', '"name": "other"') }),
    ],
    [
      'a lock without its checksum',
      5,
      ['lock-tampered .canvas/lock.json'],
      ({ disk, lock }) => Object.assign(disk, { '.canvas/lock.json': JSON.stringify(lock) }),
    ],
    [
      'a lock of before the digests',
      2,
      ['never-checked .canvas/lock.json'],
      ({ disk, lock }) => {
        const { canvas: _canvas, overrides: _overrides, ejected: _ejected, conflicts: _conflicts, ...old } = lock;
        disk['.canvas/lock.json'] = JSON.stringify(old);
      },
    ],
    ...['../out', '/etc/passwd', 'a/../../b', '.git/config', 'a\\b', 'C:/x', 'a//b', ''].map(
      (path): [string, number, string[], (sample: Sample) => void] => [
        `a lock that names ${JSON.stringify(path)}`,
        5,
        ['path-escapes .canvas/lock.json'],
        (sample) => {
          sample.lock.files[path] = entry(sample, 'README.md');
        },
      ],
    ),
    [
      'a moved file that leaves the root',
      5,
      ['path-escapes .canvas/lock.json'],
      (sample) => {
        entry(sample, 'README.md').at = '../README.md';
      },
    ],
    [
      'no bases',
      1,
      ['bases-unreadable .canvas/base.br'],
      ({ disk }) => Object.assign(disk, { '.canvas/base.br': null }),
    ],
    [
      'broken bases',
      1,
      ['bases-unreadable .canvas/base.br'],
      ({ disk }) => Object.assign(disk, { '.canvas/base.br': 'x' }),
    ],
    [
      'bases with a conflict of git',
      4,
      ['bases-conflicted .canvas/base.br'],
      ({ disk }) => Object.assign(disk, { '.canvas/base.br': markers }),
    ],
    [
      'what a conflict needs is not kept',
      5,
      ['base-missing .canvas/base.br', 'conflict README.md'],
      ({ lock }) => Object.assign(lock.conflicts, { 'README.md': { theirs: blobId('gone') } }),
    ],
    ['a base that is not kept', 5, ['base-missing .canvas/base.br'], ({ bases }) => void bases.pop()],
    [
      'a file whose name no disk takes',
      1,
      [`file-unreadable ${'x'.repeat(300)}`],
      (sample) => {
        sample.lock.files['x'.repeat(300)] = entry(sample, 'README.md');
      },
    ],
    [
      'a conflict that nobody resolved',
      4,
      ['conflict README.md'],
      ({ lock }) => Object.assign(lock.conflicts, { 'README.md': { theirs: blobId(packWants) } }),
    ],
    [
      'a conflict with its markers, where the team moved the file',
      4,
      ['conflict docs/README.md 2'],
      (sample) => {
        sample.disk['README.md'] = null;
        sample.disk['docs/README.md'] = markers;
        entry(sample, 'README.md').at = 'docs/README.md';
        sample.lock.conflicts['README.md'] = { theirs: blobId(packWants) };
      },
    ],
    ['stray markers', 4, ['stray-marker README.md 2'], ({ disk }) => Object.assign(disk, { 'README.md': markers })],
    [
      'stray markers with line ends of another system',
      4,
      ['stray-marker README.md 2'],
      ({ disk }) => Object.assign(disk, { 'README.md': markers.replaceAll('\n', '\r\n') }),
    ],
    [
      'a drifted file',
      3,
      ['drifted scripts/gate.ts'],
      ({ disk }) => Object.assign(disk, { 'scripts/gate.ts': 'ours' }),
    ],
    [
      'a deleted enforced file',
      3,
      ['drifted scripts/gate.ts'],
      ({ disk }) => Object.assign(disk, { 'scripts/gate.ts': null }),
    ],
    [
      'an edited file that is pinned and enforced',
      3,
      ['drifted scripts/gate.ts'],
      (sample) => {
        sample.disk['scripts/gate.ts'] = 'ours';
        entry(sample, 'scripts/gate.ts').policy = 'pin';
      },
    ],
    ['no canvas.yaml', 1, ['canvas-missing canvas.yaml'], ({ disk }) => Object.assign(disk, { 'canvas.yaml': null })],
    [
      'another answer',
      2,
      ['canvas-changed canvas.yaml'],
      ({ disk }) => Object.assign(disk, { 'canvas.yaml': 'canvas: 1\nname: other\n' }),
    ],
    [
      'another override',
      2,
      ['overrides-changed .canvas/overrides.yaml'],
      ({ disk }) => Object.assign(disk, { '.canvas/overrides.yaml': '- path: a\n' }),
    ],
    [
      'overrides that went away',
      2,
      ['overrides-changed .canvas/overrides.yaml'],
      ({ disk }) => Object.assign(disk, { '.canvas/overrides.yaml': null }),
    ],
    [
      'expired overrides, in every way to write them',
      2,
      [
        'override-expired .canvas/overrides.yaml 2',
        'override-expired .canvas/overrides.yaml 6',
        'override-expired .canvas/overrides.yaml 9',
      ],
      ({ disk, lock }) => {
        const text = [
          'overrides:',
          '  - path: a/**',
          '    policy: own',
          "    expires: '2026-06-14' # soon",
          '  # - expires: 2020-01-01',
          '  - { path: "b, c", policy: pin, expires: 2025-01-01 }',
          '  - path: d',
          '    expires: 2026-06-15',
          '  -',
          '    expires: 2026-01-01',
          '    path: e',
        ].join('\n');
        disk['.canvas/overrides.yaml'] = text;
        lock.overrides = canvasDigest(text);
      },
    ],
  ])('%s: exit code %i', (_what, exitCode, expected, edit) => {
    const report = reportOn(edit);
    expect(found(report)).toEqual(expected);
    expect(report.exitCode).toBe(exitCode);
    expect(report.findings.filter(({ fix, message }) => fix === '' || message === '')).toEqual([]);
  });

  test('an enforced file that is a symbolic link drifted, whatever it points to', () => {
    using folder = withFolder('check');
    writeTree(folder.path, { ...filesOf(sampleRepository()), 'same.ts': 'process.exit(0);\n' });
    rmSync(join(folder.path, 'scripts/gate.ts'));
    symlinkSync('../same.ts', join(folder.path, 'scripts/gate.ts'));
    expect(found(checkRepository(folder.path, { today }))).toEqual(['drifted scripts/gate.ts']);
  });

  test('the way out of drift is a command that a shell takes', () => {
    const [drifted] = reportOn((sample) => {
      sample.lock.files["it's here.ts"] = entry(sample, 'scripts/gate.ts');
    }).findings;
    expect(drifted?.fix).toContain("`npx agent-canvas restore 'it'\\''s here.ts'`");
    expect(drifted?.fix).toContain("`npx agent-canvas own 'it'\\''s here.ts' --reason …`");
  });
});

describe('versions of the pack', () => {
  test.each([
    ['0.2.0', '0.2.0', false],
    ['0.2.0', '0.10.0', true],
    ['0.10.0', '0.2.9', false],
    ['0.2.0-beta.2', '0.2.0-beta.10', true],
    ['0.2.0-beta.2', '0.2.0', true],
    ['0.2.0', '0.2.0-beta.2', false],
    ['0.2.0+a', '0.2.0+b', false],
    ['0.2.0', 'no version', false],
  ])('%s and the latest %s: behind %s', (version, latest, isBehind) => {
    const report = reportOn(
      ({ lock }) => {
        lock.packs['agent-canvas'] = { version, integrity: 'x' };
      },
      { latest: { 'agent-canvas': latest, other: '9.0.0' } },
    );
    expect(found(report)).toEqual(isBehind ? ['pack-behind .canvas/lock.json'] : []);
    expect(report.exitCode).toBe(isBehind ? 2 : 0);
  });
});

describe('of several findings the gravest decides', () => {
  const faults: [number, (sample: Sample) => void][] = [
    [1, ({ disk }) => Object.assign(disk, { '.canvas/base.br': null })],
    [5, (sample) => void Object.assign(sample.disk, { '.canvas/lock.json': `${sealed(sample.lock)} ` })],
    [4, ({ disk }) => Object.assign(disk, { 'README.md': markers })],
    [3, ({ disk }) => Object.assign(disk, { 'scripts/gate.ts': 'ours' })],
    [2, ({ disk }) => Object.assign(disk, { 'canvas.yaml': 'name: other\n' })],
    [0, ({ disk }) => Object.assign(disk, { 'packages/a/src/index.ts': null })],
  ];

  test.each(faults.map(([code], index) => [code, faults.slice(index)] as const))('%i', (code, rest) => {
    const report = reportOn((sample) => {
      for (const [, edit] of rest) edit(sample);
    });
    expect(report.exitCode).toBe(code);
    expect(report.findings).toHaveLength(rest.length);
  });
});
