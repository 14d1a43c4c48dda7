import { test } from 'vitest';
import { checkWorlds } from './testing/check-worlds.ts';

// Random packs, later packs with migrations, and edits of a team; the laws stand in testing/sync-laws.ts.
test('no law of sync is broken in 2,000 random worlds', () => checkWorlds(2000), 300_000);
