/**
 * The canvas: the format of canvas.yaml (one schema), its defaults by stage, the values derived from answers, the rules
 * across topics, and editing the file without losing what a person wrote. Reads and returns text and values; it must not
 * touch the file system, print, or know of templates.
 */
export { answerAt } from './answer-at.ts';
export { type Answers, type By, type Canvas, canvasSchema } from './canvas-schema.ts';
export { type Condition, holds, type ReadPath, valueAt } from './condition.ts';
export { effectOf } from './derived/agents.ts';
export type { Derived, DerivedSpecialist, DerivedTool } from './derived/derived.ts';
export { type DerivedExplanation, explainDerived } from './derived/explain-derived.ts';
export { durationMs } from './duration.ts';
export { type CanvasEdit, editCanvas } from './edit/edit-canvas.ts';
export type { Override } from './overrides.ts';
export { type ParsedCanvas, type ParseOptions, parseCanvas } from './parse-canvas.ts';
export { readAnswers } from './read-answers.ts';
export { isOpen, type OpenTopic, openTopics, type Readiness, readiness } from './readiness.ts';
export { type RenderCanvasOptions, renderCanvas } from './render-canvas.ts';
export { byOf, resolveCanvas } from './resolve-canvas.ts';
export type { Rule } from './rules/rule.ts';
export { rules } from './rules/rules.ts';
export { type SettingKind, type Stage, stages } from './setting.ts';
export { type Setting, settingAt, settings } from './settings.ts';
export { sizeBytes } from './size.ts';
export { type JsonSchema, toJsonSchema } from './to-json-schema.ts';
export { type Topic, topics } from './topics.ts';
