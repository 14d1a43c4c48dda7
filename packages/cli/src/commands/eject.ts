import { applyPlan, openBases } from '@agent-canvas/apply';
import { planEject } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import { namedPaths } from '../sync/named-paths.ts';
import { openRepository } from '../sync/open-repository.ts';
import { reportVerb } from '../sync/report-verb.ts';
import type { Terminal } from '../terminal.ts';

/** `eject`: files leave sync for good and stay as they are. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const { root, repository } = await openRepository(terminal, { accept: ['dirty'] });
  const paths = namedPaths(parsed, { root, terminal });
  const plan = await planEject({ repository, bases: openBases(repository, { env: terminal.env }), paths });
  await applyPlan({ root, plan, env: terminal.env, signal: terminal.signal });
  return reportVerb({ plan, paths, said: 'out of sync for good', parsed, terminal });
}
