import fc from 'fast-check';
import { brokenLaws } from './sync-laws.ts';
import { worlds } from './sync-world.ts';

/** Syncs so many random worlds; throws with the smallest one found that breaks a law, and with its seed. */
export async function checkWorlds(runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const broken = await brokenLaws(world);
      if (broken.length > 0) throw new Error(broken.join('\n'));
    }),
    { numRuns: runs },
  );
}
