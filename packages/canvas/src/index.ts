/**
 * The canvas: the format of canvas.yaml (one schema), its defaults by stage, the values derived from answers, the rules
 * across topics, and editing the file without losing what a person wrote. Reads and returns text and values; it must not
 * touch the file system, print, or know of templates.
 */
export { type Answers, type By, type Canvas, canvasSchema } from './canvas-schema.ts';
export { type Condition, holds, type ReadPath, valueAt } from './condition.ts';
export type { Derived, DerivedSpecialist, DerivedTool } from './derived/derived.ts';
export { durationMs } from './duration.ts';
export type { Override } from './overrides.ts';
export { type ParsedCanvas, type ParseOptions, parseCanvas } from './parse-canvas.ts';
export { byOf, resolveCanvas } from './resolve-canvas.ts';
export { type SettingKind, type Stage, stages } from './setting.ts';
export { type Setting, settingAt, settings } from './settings.ts';
export { sizeBytes } from './size.ts';
export { type Topic, topics } from './topics.ts';
