import { checkWorlds } from '@agent-canvas/plan/testing';
import { test } from 'vitest';

test('no law of sync is broken in 20,000 random worlds', () => checkWorlds(20_000), 1_200_000);
