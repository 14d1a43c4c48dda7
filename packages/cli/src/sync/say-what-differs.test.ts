import { expect, test } from 'vitest';
import { sayWhatDiffers } from './say-what-differs.ts';

const file = (base: string) => ({ pack: 'p', class: 'managed', base, mode: '100644', inferred: true }) as const;
const said = (disk: Readonly<Record<string, string>>) =>
  sayWhatDiffers(
    { 'a.ts': file('1'), 'b.ts': { ...file('2'), at: 'c.ts' }, 'd.md': { ...file('3'), class: 'seeded' } },
    { hash: (path) => disk[path], program: 'agent-canvas' },
  );

test('an adoption says that what differs stays away, and how to compare with the version that it came from', () => {
  expect(said({ 'a.ts': 'other', 'c.ts': 'other', 'd.md': 'other' })).toMatch(/^2 files differ .*no sync brings it/);
  expect(said({ 'a.ts': 'other', 'c.ts': '2' })).toContain('agent-canvas adopt --pack VERSION');
});

test('and nothing where every file is as a version had it, absent, or the team’s from the start', () => {
  expect(said({ 'a.ts': '1', 'd.md': 'other' })).toBeUndefined();
});
