import { InternalError } from '@agent-canvas/errors';
import type { Condition, PackedTemplate } from '@agent-canvas/packs';

/** Which templates are rendered, where the canvas alone does not say. */
export interface TemplateChoice {
  /** Ids of templates beside those that the canvas chooses. */
  readonly added?: readonly string[];
  /** In the place of the canvas's choice: these alone, and `added`. */
  readonly only?: readonly string[];
}

/** The templates whose condition holds or that are asked for by name, and all that they require, in the pack's order. */
export function selectTemplates(
  templates: readonly PackedTemplate[],
  applies: (condition: Condition | undefined) => boolean,
  { added = [], only }: TemplateChoice = {},
): PackedTemplate[] {
  const byId = new Map(templates.map((template) => [template.id, template]));
  const chosen = new Set<string>();
  const choose = (id: string, by: string): void => {
    const template = byId.get(id);
    if (template === undefined) {
      throw new InternalError(
        by === id ? `the pack has no template '${id}'` : `template '${by}' requires '${id}', which is not in the pack`,
      );
    }
    if (chosen.has(id)) return;
    chosen.add(id);
    for (const required of template.requires ?? []) choose(required, id);
  };
  const byCanvas = only ?? templates.filter(({ when }) => applies(when)).map(({ id }) => id);
  for (const id of [...byCanvas, ...added]) choose(id, id);
  return templates.filter((template) => chosen.has(template.id));
}
