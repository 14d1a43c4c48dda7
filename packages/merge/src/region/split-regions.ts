/** A text in order: what is the team's, and the named regions that are the pack's. Every part is whole lines. */
export type RegionPart =
  | { readonly text: string; readonly name?: undefined }
  | { readonly name: string; readonly begin: string; readonly inside: string; readonly end: string };

const marker = /\bagent-canvas:(begin|end)\s+([\w./-]+)/;

/** Divides a text at its region marks, in whatever comment they stand; `undefined` where one is not closed or stands twice. */
export function splitRegions(text: string): RegionPart[] | undefined {
  const parts: RegionPart[] = [];
  const names = new Set<string>();
  let open: { name: string; begin: string } | undefined;
  let held = '';
  for (const line of text.split(/(?<=\n)/)) {
    const [, word, name = ''] = marker.exec(line) ?? [];
    if (word === 'begin') {
      if (open || names.has(name)) return undefined;
      if (held !== '') parts.push({ text: held });
      names.add(name);
      open = { name, begin: line };
      held = '';
    } else if (word === 'end') {
      if (open?.name !== name) return undefined;
      parts.push({ ...open, inside: held, end: line });
      open = undefined;
      held = '';
    } else held += line;
  }
  if (open) return undefined;
  if (held !== '') parts.push({ text: held });
  return parts;
}
