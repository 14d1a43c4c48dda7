import { InternalError } from '@agent-canvas/errors';
import type { SlotEntry } from './collect-slots.ts';
import { answersInWords } from './plain-words.ts';
import { type Helpers, plainHelpers } from './template-helpers.ts';

/** What rendering must know of the canvas as it was given, besides the resolved values. */
export interface CanvasFacts {
  /** Whether nobody answered the topic (`memory.lifecycle`), so that it stands on its defaults. */
  isOpen(topic: string): boolean;
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
    open: ([topic]) => facts.isOpen(String(topic)),
    by: ([topic]) => read(`${String(topic)}.by`) ?? 'default',
    answers: ([topic]) => answersInWords(read(String(topic)) as Record<string, unknown>),
    prose: ([topic]) => read(`${String(topic)}.prose`) ?? '',
  };
}
