import { openBases } from '@agent-canvas/apply';
import { planEject } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import { carryOutVerb } from '../sync/carry-out-verb.ts';
import { namedPaths } from '../sync/named-paths.ts';
import { openRepository } from '../sync/open-repository.ts';
import type { Terminal } from '../terminal.ts';

/** `eject`: files leave sync for good and stay as they are. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const { root, repository } = await openRepository(terminal, { accept: ['dirty'] });
  const paths = namedPaths(parsed, { root, terminal });
  const plan = await planEject({ repository, bases: openBases(repository, { env: terminal.env }), paths });
  return carryOutVerb({ root, plan, paths, said: 'out of sync for good', parsed, terminal });
}
