import { InternalError } from '@agent-canvas/errors';
import type { Condition, PackedTemplate } from '@agent-canvas/packs';

/** The templates whose condition holds, and all that they require, in the pack's order. */
export function selectTemplates(
  templates: readonly PackedTemplate[],
  applies: (condition: Condition | undefined) => boolean,
): PackedTemplate[] {
  const byId = new Map(templates.map((template) => [template.id, template]));
  const chosen = new Set<string>();
  const choose = (id: string, by: string): void => {
    const template = byId.get(id);
    if (template === undefined) throw new InternalError(`template '${by}' requires '${id}', which is not in the pack`);
    if (chosen.has(id)) return;
    chosen.add(id);
    for (const required of template.requires ?? []) choose(required, id);
  };
  for (const template of templates) if (applies(template.when)) choose(template.id, template.id);
  return templates.filter((template) => chosen.has(template.id));
}
