import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withFolder } from '@agent-canvas/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { histories } from './histories/all.ts';
import { compareFile } from './histories/compare-file.ts';
import { packVersions } from './histories/pack-versions.ts';
import { endingOf, makeRepositories, runHistory } from './histories/run-history.ts';

/** One of each sort; test/deep/histories.test.ts plays all, with types, lint and tests of the result. */
const sample = [
  'renovate-behind',
  'bot-major',
  'job-added',
  'double-quotes',
  'module-moved',
  'page-kept',
  'values-changed',
  'same-line',
];
const versions = await packVersions();
const start = withFolder('histories');
const made = await makeRepositories(versions, start.path);
afterAll(() => start[Symbol.dispose]());

describe('what teams do while the pack moves on', () => {
  test.each(sample)('%s', async (id) => {
    const history = histories.find((candidate) => candidate.id === id);
    if (!history) throw new Error(`There is no history ${id}`);
    using folder = withFolder('history');
    const { ending, problems } = await runHistory(history, { versions, made, root: folder.path, checks: 'none' });
    expect(problems).toEqual([]);
    expect(ending).toBe(endingOf(history));
  });

  test('ids are unique, sources name a repository, and the page tells of every history', () => {
    const page = readFileSync(fileURLToPath(new URL('../docs/sync-evidence.md', import.meta.url)), 'utf8');
    const ids = histories.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(50);
    for (const { id, source } of histories) {
      expect(source, id).toMatch(/^[\w.-]+\/[\w.-]+ #\d+: .{20,}/);
      expect(page).toContain(`| \`${id}\` | ${source.replaceAll('|', '\\|')} |`);
    }
  });
});

describe('the account that judges a merge', () => {
  const base = 'one\ntwo\nthree\n';
  const sides = { path: 'a.ts', base, mine: `${base}mine\n`, theirs: base.replace('two', 'TWO') };

  test.each([
    ['nothing where both changes are there', 'one\nTWO\nthree\nmine\n', []],
    [
      "the team's line",
      'one\nTWO\nthree\n',
      [expect.stringContaining('the team’s line stands 0 times instead of 1: mine')],
    ],
    ["the pack's line", 'one\ntwo\nthree\nmine\n', [expect.stringContaining('TWO'), expect.stringContaining('two')]],
    ['a line twice', 'one\nTWO\nthree\nmine\nmine\n', [expect.stringContaining('stands 2 times instead of 1: mine')]],
    ['a line of neither', 'one\nTWO\nthree\nmine\n<<<<<<< a\n', [expect.stringContaining('<<<<<<< a')]],
  ])('finds %s', (_what, result, problems) => {
    const found = compareFile({ ...sides, result });
    expect(found).toHaveLength(problems.length);
    expect(found).toEqual(expect.arrayContaining(problems));
  });

  test('of two versions of a dependency the higher has to stand, wherever its key is', () => {
    const versions = { base: '1.0.0', mine: '1.0.2', theirs: '1.1.0' };
    const text = (version: string): string => `{ "dependencies": { "zod": "${version}" } }`;
    const judge = (result: string) =>
      compareFile({
        path: 'package.json',
        base: text(versions.base),
        mine: text(versions.mine),
        theirs: text(versions.theirs),
        result: text(result),
      });
    expect(judge('1.1.0')).toEqual([]);
    expect(judge('1.0.2')).not.toEqual([]);
    expect(judge('1.0.0')).not.toEqual([]);
  });
});
