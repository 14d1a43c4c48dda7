import type { Canvas } from '@agent-canvas/canvas';
import { nearest, UsageError } from '@agent-canvas/errors';
import type { RenderedPart } from '@agent-canvas/render';
import { placeOf } from '@agent-canvas/workspace';
import type { Place } from './open-place.ts';
import { hasFiles } from './plan-package.ts';

/**
 * What a tool of our agent needs beside its files: the specialist that may use it, and a golden case that proves it can be
 * reached. Throws E_ADD_AGENT where there are several specialists and none, or an unknown one, is named.
 */
export function wireTool(
  place: Place,
  { canvas, name, agent }: { readonly canvas: Canvas; readonly name: string; readonly agent: string | undefined },
): RenderedPart {
  const { topology } = canvas.architecture.multiAgent;
  const names = canvas.derived.specialists.map((specialist) => specialist.name);
  const user = agent ?? (names.length === 1 ? names[0] : undefined);
  if (user === undefined || !names.includes(user)) {
    const guess = agent === undefined ? undefined : nearest(agent, names);
    throw new UsageError({
      code: 'E_ADD_AGENT',
      message: agent === undefined ? `Which agent may use ${name}?` : `There is no agent '${agent}'`,
      hint: `${guess ? `Did you mean ${guess}? ` : ''}Give --agent with one of ${names.join(', ')}.`,
    });
  }
  const at = (path: string): string => (place.guest ? placeOf(path, place.guest.habits) : path);
  const golden = goldenCase({ name, user, topology });
  return {
    files: hasFiles(place, 'packages/evals')
      ? [{ path: at(`packages/evals/golden/tool-${name}.json`), content: golden }]
      : [],
    register:
      topology === 'single'
        ? []
        : [{ file: at(`packages/agent/src/agents/${user}.ts`), list: 'tools', item: `'${name}'` }],
  };
}

/** The scripted model follows an agent's and a tool's name, so the case proves the route without a provider. */
function goldenCase({
  name,
  user,
  topology,
}: {
  readonly name: string;
  readonly user: string;
  readonly topology: string;
}): string {
  const isAsked = topology === 'supervisor';
  const golden = {
    id: `own-tool-${name}`,
    input: `${isAsked ? 'ask-' : ''}${user}: ${name} 1001`,
    expect: { route: isAsked ? 'supervisor' : user, tools: [isAsked ? `ask-${user}` : name] },
  };
  return `${JSON.stringify({ about: `The tool ${name} can be reached.`, cases: [golden] }, null, 2)}\n`;
}
