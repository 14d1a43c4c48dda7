import { InternalError } from '@agent-canvas/errors';
import type { FileRule } from '@agent-canvas/packs';

export interface EachItem {
  readonly name: string;
  readonly value: unknown;
}

/** The items that an `each` names, with the name (or id) that replaces its sample. */
export function expandEach(each: NonNullable<FileRule['each']>, read: (path: string) => unknown): EachItem[] {
  const list = read(each.list);
  if (!Array.isArray(list)) throw new InternalError(`each: '${each.list}' is not a list`);
  return list
    .map((value: unknown) => ({ name: nameOf(value, each.list), value }))
    .filter(({ value }) => each.where === undefined || matches(value, each.where));
}

function matches(value: unknown, where: { readonly field: string; readonly is: string }): boolean {
  return String((value as Record<string, unknown>)[where.field]) === where.is;
}

function nameOf(value: unknown, list: string): string {
  if (typeof value === 'string') return value;
  const { id, name } = value as { id?: unknown; name?: unknown };
  const found = id ?? name;
  if (typeof found !== 'string') throw new InternalError(`each: an item of '${list}' has neither id nor name`);
  return found;
}
