import * as z from 'zod';
import { canvasSchema } from './canvas-schema.ts';
import type { Condition } from './condition.ts';
import { describeType } from './describe-type.ts';
import { type SettingKind, type Stage, settingMetas } from './setting.ts';

/** One leaf of the canvas. */
export interface Setting {
  /** Dotted: `memory.lifecycle.shortTermTtl`. */
  readonly path: string;
  /** `head`, `project`, or one of the eleven squares. */
  readonly square: string;
  /** The topic's path: `memory.lifecycle`; for a key of the head, the key. */
  readonly topic: string;
  readonly kind: SettingKind;
  /** What is accepted, in words; the same text stands in issues as `allowed`. */
  readonly allowedText: string;
  /** The values of an enumeration. */
  readonly values?: readonly string[];
  readonly defaults: Readonly<Record<Stage, unknown>>;
  /** The formula behind a default of `auto`. */
  readonly auto?: string;
  readonly appliesWhen?: Condition;
  readonly title: string;
  readonly question: string;
  readonly help?: string;
  readonly example?: unknown;
  readonly sets: string;
  /** Checks a value of this setting alone; without `undefined`. */
  readonly schema: z.ZodType;
}

// Computed once: the schema never changes.
let cached: readonly Setting[] | undefined;
let byPath: ReadonlyMap<string, Setting> | undefined;

/** Every leaf in the order of the reference, 50 topics' prose included. Built at the first call. */
export function settings(): readonly Setting[] {
  cached ??= Object.freeze(leavesOf(canvasSchema, []));
  return cached;
}

/** The setting at a path, or undefined. */
export function settingAt(path: string): Setting | undefined {
  byPath ??= new Map(settings().map((setting) => [setting.path, setting]));
  return byPath.get(path);
}

/** The object schema behind a group, topic or square; undefined for a leaf. */
export function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  const inner = schema instanceof z.ZodOptional ? schema.def.innerType : schema;
  return inner instanceof z.ZodObject ? inner.shape : undefined;
}

function leavesOf(schema: z.core.$ZodType, keys: readonly string[]): Setting[] {
  const shape = shapeOf(schema);
  if (!shape) return settingOf(schema, keys);
  return Object.entries(shape).flatMap(([key, part]) => leavesOf(part, [...keys, key]));
}

function settingOf(schema: z.core.$ZodType, keys: readonly string[]): Setting[] {
  const meta = settingMetas.get(schema);
  if (!meta || !(schema instanceof z.ZodOptional)) return [];
  const isHead = keys.length === 1 || keys[0] === 'stack';
  const inner = schema.unwrap() as z.ZodType;
  return [
    {
      ...meta,
      path: keys.join('.'),
      square: isHead ? 'head' : (keys[0] ?? ''),
      topic: isHead ? (keys[0] ?? '') : keys.slice(0, 2).join('.'),
      allowedText: describeType(inner),
      ...(inner instanceof z.ZodEnum && { values: inner.options.map(String) }),
      schema: inner,
    },
  ];
}
