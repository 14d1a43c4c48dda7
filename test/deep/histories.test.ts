import { withFolder } from '@agent-canvas/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { histories } from '../histories/all.ts';
import { packVersions } from '../histories/pack-versions.ts';
import { endingOf, makeRepositories, runHistory } from '../histories/run-history.ts';

const versions = await packVersions();
const start = withFolder('histories');
const made = await makeRepositories(versions, start.path);
afterAll(() => start[Symbol.dispose]());

describe('nobody did anything', () => {
  test.each(['minimal', 'support'] as const)(
    '%s ends as the last version of the pack, green',
    { timeout: 600_000 },
    async (canvas) => {
      using folder = withFolder('history');
      const history = { id: canvas, canvas, source: '', edit: '' };
      const { ending, problems } = await runHistory(history, { versions, made, root: folder.path, checks: 'all' });
      expect(problems).toEqual([]);
      expect(ending).toBe('green');
    },
  );
});

describe('what teams do while the pack moves on', () => {
  test.each(histories.map((history) => [history.id, history] as const))(
    '%s',
    { timeout: 300_000 },
    async (_id, history) => {
      using folder = withFolder('history');
      const { ending, problems } = await runHistory(history, { versions, made, root: folder.path, checks: 'all' });
      expect(problems).toEqual([]);
      expect(ending).toBe(endingOf(history));
    },
  );
});
