import * as z from 'zod';
import type { Condition } from './condition.ts';

export const stages = ['prototype', 'pilot', 'production'] as const;
export type Stage = (typeof stages)[number];

/** value: one typed key of a configuration file · structural: chooses parts · generative: a list that becomes code · prose: text for documents. */
export type SettingKind = 'value' | 'structural' | 'generative' | 'prose';

interface SettingText {
  readonly title: string;
  /** In everyday words. */
  readonly question: string;
  readonly help?: string;
  readonly example?: unknown;
  /** What the answer changes in the emitted repository. */
  readonly sets: string;
  /** Where it does not hold, the setting has no effect and is absent from the emitted configuration. */
  readonly appliesWhen?: Condition;
}

/** What the schema knows of one leaf besides its type. */
export interface SettingMeta extends SettingText {
  readonly kind: SettingKind;
  readonly defaults: Readonly<Record<Stage, unknown>>;
  /** The name of the formula that replaces `auto`. */
  readonly auto?: string;
}

type Default<T> = { readonly default: T } | { readonly stages: readonly [prototype: T, pilot: T, production: T] };

/** What is known of every leaf; the schema objects are the keys. */
export const settingMetas = z.registry<SettingMeta>();

function leaf<S extends z.ZodType>(kind: SettingKind, schema: S, text: SettingText & Default<z.input<S>>) {
  const {
    stages: perStage,
    default: single,
    ...rest
  } = text as SettingText & { stages?: unknown[]; default?: unknown };
  const [prototype, pilot, production] = perStage ?? [single, single, single];
  const optional = schema.optional();
  settingMetas.add(optional, { ...rest, kind, defaults: { prototype, pilot, production } });
  return optional;
}

/** A number, duration, list or text that code reads. */
export const value = <S extends z.ZodType>(schema: S, text: SettingText & Default<z.input<S>>) =>
  leaf('value', schema, text);

/** An enumeration that chooses files, packages, dependencies or services. */
export const structural = <S extends z.ZodType>(schema: S, text: SettingText & Default<z.input<S>>) =>
  leaf('structural', schema, text);

/** A list of named things that each give code, tests or documents. */
export const generative = <S extends z.ZodType>(schema: S, text: SettingText & Default<z.input<S>>) =>
  leaf('generative', schema, text);

/** Free text for documents. */
export const prose = (text: SettingText) => leaf('prose', z.string(), { ...text, default: '' });

/** A value whose default, `auto`, is replaced by the formula of the given name. */
export function auto<S extends z.ZodType>(schema: S, { formula, ...text }: SettingText & { readonly formula: string }) {
  const optional = z.union([z.literal('auto'), schema]).optional();
  const defaults = { prototype: 'auto', pilot: 'auto', production: 'auto' };
  settingMetas.add(optional, { ...text, kind: 'value', defaults, auto: formula });
  return optional;
}

/** Settings that belong together inside a topic. */
export const group = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape).optional();

/** What the schema knows of one of the 50 topics. */
export interface TopicMeta {
  readonly title: string;
  readonly summary: string;
  /** The first stage whose readiness gate needs a person's answer; undefined: none does. */
  readonly requiredFrom: Stage | undefined;
}

export const topicMetas = z.registry<TopicMeta>();

export const answeredBy = z.enum(['person', 'agent']);

/** A topic of a square: its settings, free text, and who answered. */
export function topic<T extends z.core.$ZodLooseShape>(meta: TopicMeta, shape: T) {
  const text = prose({
    title: `${meta.title}: in words`,
    question: `What was decided about ${meta.title.toLowerCase()}, and why?`,
    help: 'A few sentences for those who come after; they stand in the documents.',
    sets: 'the documents of this topic',
  });
  const schema = z.strictObject({ prose: text, by: answeredBy.optional(), ...shape }).optional();
  topicMetas.add(schema, meta);
  return schema;
}

/** One of the eleven squares, or the project block: topics under a name. */
export const square = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape).optional();
