import { settingAt } from '@agent-canvas/canvas';
import { InternalError } from '@agent-canvas/errors';
import * as z from 'zod';
import type { Question } from '../question.ts';
import { coreOf, itemOf, writeText } from '../read-text.ts';
import type { ItemFrame } from '../state.ts';
import { valueQuestion } from './value-question.ts';

/** One field of an item of a list. */
export interface ItemField {
  readonly key: string;
  readonly schema: z.core.$ZodType;
  /** Taken where nothing is given; undefined: it must be given. */
  readonly preset: unknown;
}

/** The fields of the items of the list at `path`, in the order of the schema. */
export function fieldsOf(path: string): readonly ItemField[] {
  return Object.entries(itemSchema(path).shape).map(([key, schema]) => ({
    key,
    schema,
    preset: schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined,
  }));
}

/** The schema of an item of the list at `path`. */
export function itemSchema(path: string): z.ZodObject {
  const item = itemOf(settingAt(path)?.schema ?? z.never());
  if (item instanceof z.ZodObject) return item;
  throw new InternalError(`${path} is no list of objects`);
}

/** The question for the field that an item is at. */
export function fieldQuestion({ path, field, draft, index }: ItemFrame): Question | undefined {
  const found = fieldsOf(path)[field];
  const setting = settingAt(path);
  if (!found || !setting) return undefined;
  const { key, schema, preset } = found;
  const allowed = describe(schema);
  const examples = Array.isArray(setting.example) ? (setting.example as Record<string, unknown>[]) : [];
  const example = examples[0]?.[key];
  return valueQuestion({
    schema,
    path,
    title: `  ${titleOf(key)}`,
    message: `${setting.title}, number ${index + 1}: ${titleOf(key)}`,
    notes: [
      ...(example === undefined ? [] : [`Example: ${writeText(schema, example)}`]),
      ...(allowed && !isObvious(allowed) ? [`Accepted: ${allowed}.`] : []),
      `Sets ${setting.sets}.`,
    ],
    allowed: allowed || 'text that is not empty',
    current: draft[key] ?? preset,
  });
}

/** What an item is called. */
export function nameOf(item: Readonly<Record<string, unknown>>): string {
  return String(item.name ?? item.id ?? item.risk ?? item.content ?? '');
}

const titles: Readonly<Record<string, string>> = {
  id: 'A short name for it',
  baseUrl: 'Address (only where it is not the provider’s own)',
  inputUsdPerMTok: 'US dollars for a million tokens read',
  outputUsdPerMTok: 'US dollars for a million tokens written',
  pct: 'Share in percent',
};

/** `minConfidence` → `Min confidence`. */
const titleOf = (key: string) => {
  const words = key.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return titles[key] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

const isObvious = (allowed: string) => allowed === 'text' || allowed === 'text that is not empty';

const describe = (schema: z.core.$ZodType) =>
  z.globalRegistry.get(schema)?.description ?? z.globalRegistry.get(coreOf(schema))?.description ?? '';
