import { openBases } from '@agent-canvas/apply';
import { UsageError } from '@agent-canvas/errors';
import { planPolicy } from '@agent-canvas/plan';
import type { Parsed } from '../flags.ts';
import { carryOutVerb } from '../sync/carry-out-verb.ts';
import { namedPaths } from '../sync/named-paths.ts';
import { openRepository, today } from '../sync/open-repository.ts';
import type { Terminal } from '../terminal.ts';

const done = {
  own: 'yours from now on',
  skip: 'left out by sync',
  pin: 'held where they are',
} as const;

/** `own`, `skip`, `pin`: a rule for files in `.canvas/overrides.yaml`, with its reason. */
export async function runPolicy(policy: 'own' | 'skip' | 'pin', parsed: Parsed, terminal: Terminal): Promise<number> {
  const opened = await openRepository(terminal, { accept: ['dirty'] });
  const paths = namedPaths(parsed, { root: opened.root, terminal });
  const reason = parsed.value('reason');
  if (reason === undefined) {
    throw new UsageError({
      code: 'E_REASON',
      message: `${policy} needs a reason, for whoever asks in a year`,
      hint: 'Write --reason "…".',
    });
  }
  const expires = parsed.value('expires');
  const { repository } = opened;
  const plan = await planPolicy({
    repository,
    bases: openBases(repository, { env: terminal.env }),
    policy,
    paths,
    reason,
    today: today(),
    ...(expires !== undefined && { expires }),
  });
  return carryOutVerb({ root: opened.root, plan, paths, said: done[policy], parsed, terminal });
}
