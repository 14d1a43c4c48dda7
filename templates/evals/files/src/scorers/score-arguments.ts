import { misfit } from '../misfit.ts';
import type { Scored } from '../score.ts';
import { scored } from '../score.ts';

/** No tool acted on an input that does not fit its schema: the model was told of an error instead. */
export function scoreArguments({ trace, tools }: Scored) {
  const acted = (trace.result?.toolCalls ?? []).filter(({ error }) => error === undefined);
  const complaints = acted.map((call) => ({ call, reason: misfit(call, tools) })).filter(({ reason }) => reason !== '');
  return scored(
    'arguments',
    'plumbing',
    complaints.map(({ call, reason }) => `${call.name} acted all the same: ${reason}`),
  );
}
