import { UserError } from '@agent-canvas/errors';
import { addSource } from '../add/add-source.ts';
import { addSpecialist } from '../add/add-specialist.ts';
import { type AddKind, readWhat } from '../add/kinds.ts';
import { openPlace, type Place } from '../add/open-place.ts';
import { planPackage } from '../add/plan-package.ts';
import { planPart } from '../add/plan-part.ts';
import type { Parsed } from '../flags.ts';
import { carryOut } from '../sync/carry-out.ts';
import { planSyncOf } from '../sync/open-repository.ts';
import type { Terminal } from '../terminal.ts';

/** `add`: one more package, tool, agent, prompt, eval, runbook or connector, in a repository of ours or a pnpm workspace. */
export async function run(parsed: Parsed, terminal: Terminal): Promise<number> {
  const { kind, name } = readWhat(parsed.positionals, terminal.program);
  const place = await openPlace(terminal);
  const plan = await planOf(place, { kind, name, parsed, terminal });
  return carryOut({ plan, opened: place, parsed, terminal, question: `Add the ${kind} ${name}?` });
}

interface Asked {
  readonly kind: AddKind;
  readonly name: string;
  readonly parsed: Parsed;
  readonly terminal: Terminal;
}

async function planOf(place: Place, { kind, name, parsed, terminal }: Asked) {
  const sets = parsed.values('set');
  if (kind === 'package') return planPackage(place, { id: name, sets, terminal });
  if (kind === 'agent' || kind === 'connector') return planAnswer(place, { kind, name, parsed, terminal });
  return planPart(place, { kind, name, sets, agent: parsed.value('agent'), effect: parsed.value('effect'), terminal });
}

/** What is an answer of the canvas is added there, and a sync does the rest. */
async function planAnswer(place: Place, { kind, name, parsed, terminal }: Asked) {
  if (place.guest) {
    throw new UserError({
      code: 'E_ADD_GUEST',
      message: `A${kind === 'agent' ? 'n' : ''} ${kind} is an answer of a canvas, and this workspace was not created from one`,
      hint: 'Here: add package NAME, add tool NAME, add prompt NAME, add eval NAME.',
      exitCode: 2,
    });
  }
  const { canvasText } = place.repository;
  const { program } = terminal;
  const changed =
    kind === 'agent'
      ? addSpecialist(canvasText, {
          name,
          program,
          duty: parsed.value('duty'),
          tools: (parsed.value('tools') ?? '').split(',').filter(Boolean),
          topology: parsed.value('topology'),
        })
      : addSource(canvasText, { name, program, kind: parsed.value('kind'), location: parsed.value('location') });
  const { plan } = await planSyncOf(place, { terminal, canvasText: changed });
  return plan;
}
