import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment, node20Folder, run, withFolder, writeTree } from '@agent-canvas/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { blobId, checkRepository, toMarkdown, toSarif, toText } from './index.ts';
import { filesOf, packWants, type Sample, sampleRepository, sealed } from './testing/sample-repository.ts';

const checker = fileURLToPath(new URL('../../../templates/root/files/.canvas/check.mjs', import.meta.url));
const folder = withFolder('check-program');
const root = join(folder.path, 'repository');
const env = cleanEnvironment({ home: join(folder.path, 'home') });
afterAll(() => folder[Symbol.dispose]());

function write(sample: Sample): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, '.canvas'), { recursive: true });
  cpSync(checker, join(root, '.canvas/check.mjs'));
  writeTree(root, filesOf(sample));
}

const check = (...args: string[]) =>
  run([process.execPath, join(root, '.canvas/check.mjs'), ...args], { cwd: folder.path, env });

const drifted = (): Sample => {
  const sample = sampleRepository();
  sample.disk['scripts/gate.ts'] = 'ours\n';
  return sample;
};

describe('as a program', () => {
  test('says what the functions say, in every format, from any folder', async () => {
    write(drifted());
    const report = checkRepository(root);
    expect(await check()).toMatchObject({ code: 3, stdout: toText(report), stderr: '' });
    expect(await check('--md')).toMatchObject({ code: 3, stdout: toMarkdown(report) });
    const [json, sarif] = [await check('--json'), await check('--sarif')];
    expect([json.code, JSON.parse(json.stdout)]).toEqual([3, report]);
    expect([sarif.code, JSON.parse(sarif.stdout)]).toEqual([3, toSarif(report)]);
  });

  test('runs on the oldest Node that is supported', async () => {
    write(sampleRepository());
    const done = await run([join(node20Folder, 'node'), join(root, '.canvas/check.mjs')], { cwd: root, env });
    expect(done).toMatchObject({ code: 0, stdout: 'in sync: 5 managed files, 0 edited here\n', stderr: '' });
  });

  test('explains itself, and refuses what it does not know', async () => {
    write(sampleRepository());
    const help = await check('--help');
    expect(help.code).toBe(0);
    for (const word of ['--json', '--sarif', '--md', 'Exit codes: 0', '5 the lock'])
      expect(help.stdout).toContain(word);
    for (const args of [['--xml'], ['--json', '--md'], ['here']]) {
      const refused = await check(...args);
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toContain('takes one of --json, --sarif, --md');
    }
  });

  test('needs nothing that is installed', () => {
    const imported = [...readFileSync(checker, 'utf8').matchAll(/\bfrom '([^']+)'|import\('([^']+)'\)/g)];
    expect(imported.length).toBeGreaterThan(3);
    expect(imported.map(([, name, late]) => name ?? late).filter((name) => !name?.startsWith('node:'))).toEqual([]);
  });
});

/** Things that happen to repositories; each leaves a trace of its own. */
const events: Readonly<Record<string, (sample: Sample) => void>> = {
  edited: ({ disk }) => Object.assign(disk, { 'README.md': '# Ours\n' }),
  deleted: ({ disk }) => Object.assign(disk, { 'packages/a/src/index.ts': null }),
  drifted: ({ disk }) => Object.assign(disk, { 'scripts/gate.ts': 'ours\n' }),
  answered: ({ disk }) => Object.assign(disk, { 'canvas.yaml': 'canvas: 1\nname: other\n' }),
  overridden: ({ disk }) => Object.assign(disk, { '.canvas/overrides.yaml': '- path: a\n  expires: 2020-01-01\n' }),
  marked: ({ disk }) => Object.assign(disk, { 'packages/a/src/config.ts': '<<<<<<< yours\n=======\n>>>>>>> x\n' }),
  conflict: ({ lock }) => Object.assign(lock.conflicts, { 'README.md': { theirs: blobId(packWants) } }),
  moved: ({ lock }) => Object.assign(lock.files['README.md'] ?? {}, { at: 'docs/README.md' }),
  owned: ({ lock }) => Object.assign(lock.files['scripts/gate.ts'] ?? {}, { policy: 'own' }),
  escaping: ({ lock }) => Object.assign(lock.ejected, { '../x': blobId('') }),
  forgotten: ({ bases }) => void bases.pop(),
  tampered: ({ disk, lock }) => Object.assign(disk, { '.canvas/lock.json': sealed(lock).replace('0.2.0', '0.3.0') }),
  unbased: ({ disk }) => Object.assign(disk, { '.canvas/base.br': 'nothing' }),
  exposed: ({ disk }) =>
    Object.assign(disk, {
      'lib/copy.ts': 'flawed',
      '.canvas/advisories.json': JSON.stringify([
        {
          id: 'A',
          severity: 'low',
          summary: 's',
          files: {},
          pattern: 'fl[a-z]{1,9}',
          isRegExp: true,
          fixedIn: '1',
          fix: 'f',
        },
      ]),
    }),
  hostile: ({ disk }) => Object.assign(disk, { '.canvas/advisories.json': '[{ "id": "A" }]' }),
};

test('the program of a repository and the library agree on any state', async () => {
  const seen = new Set<number>();
  const state = fc.subarray(Object.keys(events), { minLength: 0, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(state, async (names) => {
      const sample = sampleRepository();
      for (const name of names) events[name]?.(sample);
      write(sample);
      const { code, stdout } = await check('--json');
      const report = checkRepository(root);
      expect(JSON.parse(stdout)).toEqual(report);
      expect(code).toBe(report.exitCode);
      seen.add(report.exitCode);
    }),
    { numRuns: 60, examples: Object.keys(events).map((name) => [[name]]) },
  );
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
}, 120_000);
