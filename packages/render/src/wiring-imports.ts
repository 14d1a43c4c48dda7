import type { Condition, WiringExport, WiringFile } from '@agent-canvas/packs';

/**
 * Packages that wiring modules import, of the parts whose condition holds. A wiring module is written from data, so its
 * imports are in no file of the template.
 */
export function wiringImports(
  files: readonly WiringFile[] = [],
  holdsHere: (when: Condition | undefined) => boolean,
): string[] {
  const specifiers = files.flatMap(({ exports }) => exports.flatMap((one) => specifiersOf(one, holdsHere)));
  const packages = specifiers.filter((from) => !from.startsWith('.'));
  return [...new Set(packages.map((from) => from.split('/', from.startsWith('@') ? 2 : 1).join('/')))];
}

function specifiersOf(one: WiringExport, holdsHere: (when: Condition | undefined) => boolean): string[] {
  const parts = 'choose' in one ? one.choose : one.list;
  const type = 'choose' in one || !one.type ? [] : [one.type.from];
  return [...parts.filter(({ when }) => holdsHere(when)).map(({ from }) => from), ...type];
}
