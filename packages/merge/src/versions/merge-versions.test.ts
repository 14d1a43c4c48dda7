import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { mergeVersions } from './merge-versions.ts';

describe('mergeVersions', () => {
  it.each([
    ['only the pack moved', '1.0.0', '1.0.0', '1.2.0', '1.2.0'],
    ['only the pack moved, across a major', '1.0.0', '1.0.0', '2.0.0', '2.0.0'],
    ['only the team moved', '1.0.0', '2.0.0', '1.0.0', '2.0.0'],
    ['both moved within a major, the team further', '1.0.0', '1.4.0', '1.2.0', '1.4.0'],
    ['both moved within a major, the pack further', '1.0.0', '1.2.0', '1.4.0', '1.4.0'],
    ['both moved to another major alike', '1.0.0', '2.1.0', '2.3.0', '2.3.0'],
    ['the team changed the range', '1.0.0', '^1.0.0', '1.2.0', '^1.2.0'],
    ['the pack changed the range', '1.0.0', '1.0.0', '^1.0.0', '^1.0.0'],
    ['both added it', undefined, '^3.1.0', '^3.2.0', '^3.2.0'],
    ['a prerelease is lower than its release', '1.0.0', '2.0.0', '2.0.0-rc.1', '2.0.0'],
    ['a short version', '24', '24.3', '24.5', '24.5'],
    ['both moved within 0.3', '0.3.0', '0.3.4', '0.3.2', '0.3.4'],
    ['the pack moved to the catalogue', '1.0.0', '1.0.0', 'catalog:', 'catalog:'],
    ['the team moved to the catalogue', '1.0.0', 'catalog:', '1.0.0', 'catalog:'],
  ])('%s', (_, base, mine, theirs, version) => {
    expect(mergeVersions({ base, mine, theirs })).toEqual({ version });
  });

  it('never goes back, and says so', () => {
    expect(mergeVersions({ base: '2.0.0', mine: '2.0.0', theirs: '1.9.0' })).toEqual({
      version: '2.0.0',
      note: 'the pack went back to 1.9.0; 2.0.0 stays.',
    });
  });

  it.each([
    ['two majors', '1.0.0', '2.0.0', '3.0.0'],
    ['two minors of 0.x', '0.1.0', '0.2.0', '0.3.0'],
    ['both added, two majors', undefined, '1.0.0', '2.0.0'],
    ['workspace: and a version', '1.0.0', 'workspace:*', '1.1.0'],
    ['two git addresses', 'github:a/b#1', 'github:a/b#2', 'github:a/b#3'],
    ['a range of two parts', '1.0.0', '>=1 <3', '1.2.0'],
  ])('is a conflict for %s', (_, base, mine, theirs) => {
    expect(mergeVersions({ base, mine, theirs })).toHaveProperty('conflict');
  });

  it('never gives less than the team has', () => {
    const version = fc.tuple(fc.nat(3), fc.nat(5), fc.nat(5)).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, version, version, (base, mine, theirs) => {
        const merged = mergeVersions({ base, mine, theirs });
        if ('version' in merged) expect(semver.gte(merged.version, mine)).toBe(true);
      }),
    );
  });
});
