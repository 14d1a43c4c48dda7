import { InternalError } from '@agent-canvas/errors';
import type { SlotEntry } from './collect-slots.ts';
import { type Helpers, plainHelpers } from './template-helpers.ts';

/** Who answered which topic, and in which words; read from the canvas as it was given. */
export interface CanvasFacts {
  /** The dotted topic (`memory.lifecycle`): person, agent, or default where nobody answered. */
  answeredBy(topic: string): 'person' | 'agent' | 'default';
  prose(topic: string): string;
}

/** The helpers of a template: the plain ones, those of slots, and those of the canvas as it was given. */
export function canvasHelpers(
  facts: CanvasFacts,
  slots: ReadonlyMap<string, readonly SlotEntry[]>,
  read: (path: string) => unknown = () => undefined,
): Helpers {
  return {
    ...plainHelpers,
    slot: ([name]) => {
      const entries = slots.get(String(name));
      if (entries === undefined) throw new InternalError(`no slot is called '${String(name)}'`);
      return entries;
    },
    open: ([topic]) => facts.answeredBy(noted(topic, read)) === 'default',
    by: ([topic]) => facts.answeredBy(noted(topic, read)),
    prose: ([topic]) => facts.prose(noted(topic, read)),
  };
}

/** Reading who answered counts as reading the topic. */
function noted(topic: unknown, read: (path: string) => unknown): string {
  read(String(topic));
  return String(topic);
}
