import type { Setting } from '@agent-canvas/canvas';
import type { AnswersByPath } from '../render-answers.ts';

/** Another answer to a setting: its value, and what has to move with it for a rule's sake. */
export interface OtherValue {
  readonly value: unknown;
  readonly alongside: AnswersByPath;
}

/** Texts of every type that the schema knows: durations, sizes, schedules, models, names. */
const texts = ['7m', '13h', '45d', '777MB', '7 4 * * 1', '@other', 'main', 'Mon-Fri 09:00-17:00 CET', 'other'];

/**
 * Other values of a setting, in the order in which they are tried. `each`: every one has to change something (the other
 * values of an enumeration, the items of a list of enumerated values); else one of them has to.
 */
export function otherValues(setting: Setting, current: unknown): { each: boolean; values: readonly OtherValue[] } {
  const alone = (values: readonly unknown[]): OtherValue[] =>
    values.filter((value) => isOther(setting, value, current)).map((value) => ({ value, alongside: {} }));
  if (setting.values) return { each: true, values: alone(setting.values) };
  if (Array.isArray(current)) {
    const items = itemValues(setting);
    if (items)
      return { each: setting.kind === 'structural', values: alone(items.map((item) => toggle(current, item))) };
    return { each: false, values: alone([setting.example, current.map(grow), [7, 100], ['other'], ['7', 'other']]) };
  }
  if (typeof current === 'boolean') return { each: true, values: alone([!current]) };
  if (typeof current === 'number') return { each: false, values: moves(setting, current) };
  return { each: false, values: alone([setting.example, ...texts]) };
}

const isOther = ({ schema }: Setting, value: unknown, current: unknown): boolean =>
  value !== undefined && JSON.stringify(value) !== JSON.stringify(current) && schema.safeParse(value).success;

const grow = (item: unknown): unknown => (typeof item === 'number' && item < 100 ? item + 1 : item);

const toggle = (list: readonly unknown[], item: unknown): unknown[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

/** The values that the items of a list of enumerated values may have. */
function itemValues({ allowedText }: Setting): readonly string[] | undefined {
  const [, choices] = /^a list of ([\w-]+(?: \| [\w-]+)+)$/.exec(allowedText) ?? [];
  return choices?.split(' | ');
}

function moves(setting: Setting, current: number): OtherValue[] {
  const [group, name] = setting.path.split(/\.(?=\w+$)/);
  const partner = setting.path.includes('.weights.') ? partnerOf(setting.path, name ?? '') : undefined;
  if (partner) {
    const value = Number((current / 2).toFixed(6));
    return [
      { value, alongside: { [`${group}.${partner.name}`]: Number((partner.share + current - value).toFixed(6)) } },
    ];
  }
  const numbers = [current + 1, current * 2, current / 2, current * 100, current * 10_000, (current + 100) / 2, 99.95];
  return numbers.filter((value) => isOther(setting, value, current)).map((value) => ({ value, alongside: {} }));
}

/** The weight that gives or takes, with its default share. */
function partnerOf(path: string, name: string): { name: string; share: number } {
  const isRecall = path.startsWith('memory.');
  const shares: Record<string, number> = isRecall
    ? { semantic: 0.6, recency: 0.3, importance: 0.1 }
    : { semantic: 0.6, lexical: 0.3, recency: 0.1 };
  const partner = Object.keys(shares).find((other) => other !== name) ?? '';
  return { name: partner, share: shares[partner] ?? 0 };
}
