import { InternalError } from '@agent-canvas/errors';
import type { Condition, PackedTemplate, TemplateNode } from '@agent-canvas/packs';

export interface SlotEntry {
  readonly key: string;
  /** The piece as it was contributed; its fields stand beside `key` too. */
  readonly value: unknown;
  readonly [field: string]: unknown;
}

/**
 * Gathers the contributions of the chosen templates by slot, sorted by key. A slot that no template of the pack owns, and
 * two different pieces of one key, are mistakes of the pack.
 */
export function collectSlots(input: {
  readonly chosen: readonly PackedTemplate[];
  readonly all: readonly PackedTemplate[];
  readonly applies: (condition: Condition | undefined) => boolean;
  readonly evaluate: (nodes: readonly TemplateNode[], name: string) => string;
}): Map<string, SlotEntry[]> {
  const known = new Set(input.all.flatMap((template) => template.slots ?? []));
  const slots = new Map<string, Map<string, { entry: SlotEntry; by: string }>>(
    [...known].map((slot) => [slot, new Map()]),
  );
  for (const template of input.chosen) {
    for (const { slot, key, value, when } of template.contributions ?? []) {
      const pieces = slots.get(slot);
      if (pieces === undefined)
        throw new InternalError(`${template.id} contributes to '${slot}', which no template owns`);
      if (!input.applies(when)) continue;
      const fields = evaluateTexts(value, (nodes) => input.evaluate(nodes, `${template.id}: contribution ${key}`));
      const entry: SlotEntry = { ...(fields as object), key, value: fields };
      const other = pieces.get(key);
      if (other !== undefined && JSON.stringify(other.entry) !== JSON.stringify(entry)) {
        throw new InternalError(
          `${other.by} and ${template.id} both contribute '${key}' to '${slot}', each in its own way`,
        );
      }
      pieces.set(key, { entry, by: template.id });
    }
  }
  return new Map(
    [...slots].map(([slot, pieces]) => [
      slot,
      [...pieces.values()].map(({ entry }) => entry).sort((a, b) => (a.key < b.key ? -1 : 1)),
    ]),
  );
}

function evaluateTexts(value: unknown, evaluate: (nodes: readonly TemplateNode[]) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluateTexts(item, evaluate));
  if (typeof value !== 'object' || value === null) return value;
  const { $template: template } = value as { $template?: readonly TemplateNode[] };
  if (template !== undefined) return evaluate(template);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluateTexts(item, evaluate)]));
}
