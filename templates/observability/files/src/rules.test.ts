import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { metricNames } from './metric-names.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const filesIn = (folder: string): string[] =>
  readdirSync(join(home, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(folder, entry.name));
const read = (path: string): string => readFileSync(join(home, path), 'utf8');

const ruleFiles = filesIn('rules');
const testFiles = filesIn('rules/tests');
const recorded = new Set(
  ruleFiles.flatMap((path) => [...read(path).matchAll(/record: (\S+)/g)].map((match) => match[1] ?? '')),
);
const published = new Set<string>(Object.values(metricNames));
const isPublished = (name: string): boolean =>
  published.has(name) || published.has(name.replace(/_(bucket|count|sum)$/, ''));

it.each([...ruleFiles, ...testFiles, ...filesIn('dashboards')])('names in %s only metrics that exist', (path) => {
  const text = read(path);
  const metrics = text.match(/\bagent_[a-z0-9_]+/g) ?? [];
  const records = text.match(/\bagent:[a-z0-9_:]+/g) ?? [];
  expect([...metrics.filter((name) => !isPublished(name)), ...records.filter((name) => !recorded.has(name))]).toEqual(
    [],
  );
  expect(metrics.length + records.length + (text.match(/ALERTS/g) ?? []).length).toBeGreaterThan(0);
});

it('records nothing that no alert and no panel uses', () => {
  const text = [...ruleFiles, ...filesIn('dashboards')].map(read).join('\n');
  expect([...recorded].filter((name) => text.split(name).length < 3)).toEqual([]);
});

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
if (!hasPromtool)
  console.log('skipped: promtool is not installed (Debian: apt-get install prometheus), so no rule was run');

it.skipIf(!hasPromtool).each(testFiles)(
  'behaves as %s says',
  (path) => {
    expect(execFileSync('promtool', ['test', 'rules', join(home, path)], { encoding: 'utf8' })).toContain('SUCCESS');
  },
  60_000,
);
