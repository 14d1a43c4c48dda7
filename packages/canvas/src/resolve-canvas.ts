import { InternalError } from '@agent-canvas/errors';
import type { Answers, By, Canvas } from './canvas-schema.ts';
import { deepFreeze, type Json, setAt, valueIn } from './data.ts';
import { deriveExampleInput, deriveSpecialists, deriveTools } from './derived/agents.ts';
import { formulas } from './derived/formulas.ts';
import { type Stage, stages } from './setting.ts';
import { type Setting, settings } from './settings.ts';
import { topics } from './topics.ts';

/**
 * Defaults of the stage, then the answers, then `auto`: every key present, deeply frozen. The answers must have passed
 * the schema leaf by leaf; a leaf that did not is left out by the caller.
 */
export function resolveCanvas(answers: Answers): Canvas {
  const canvas: Json = {};
  const stage = stageOf(answers);
  for (const setting of settings()) setAt(canvas, setting.path.split('.'), resolveLeaf(setting, answers, stage));
  for (const { path } of topics()) {
    if (path !== 'useCases') setAt(canvas, [...path.split('.'), 'by'], byOf(answers, path));
  }
  setAt(canvas, ['by'], byOf(answers, 'useCases'));
  const name = String(valueIn(canvas, ['name']));
  if (answers.scope === undefined) setAt(canvas, ['scope'], `@${name}`);
  return deepFreeze(derive(canvas));
}

/** The stage that the answers name, else prototype. */
export const stageOf = (answers: Answers): Stage => stages.find((stage) => stage === answers.stage) ?? 'prototype';

/** Who answered the topic at `path`; `default`: nobody put a name to it. */
export function byOf(answers: Answers, path: string): By {
  const by = valueIn(answers, path === 'useCases' ? ['by'] : [...path.split('.'), 'by']);
  return by === 'person' || by === 'agent' ? by : 'default';
}

function resolveLeaf(setting: Setting, answers: Answers, stage: Stage): unknown {
  const given = valueIn(answers, setting.path.split('.'));
  if (given === undefined) return structuredClone(setting.defaults[stage]);
  const parsed = setting.schema.safeParse(given);
  if (!parsed.success) throw new InternalError(`${setting.path} was not checked before it was resolved`);
  return structuredClone(parsed.data);
}

/** Formulas stand after the ones they read, so that one pass is enough. */
function derive(canvas: Json): Canvas {
  const derived: Json = {};
  canvas.derived = derived;
  const resolved = canvas as unknown as Canvas;
  for (const { name, sets, compute } of formulas) {
    const number = compute(resolved);
    derived[name] = number;
    if (sets && valueIn(canvas, sets.split('.')) === 'auto') setAt(canvas, sets.split('.'), number);
  }
  const specialists = deriveSpecialists(resolved);
  derived.specialists = structuredClone(specialists);
  const tools = deriveTools(specialists);
  derived.tools = structuredClone(tools);
  derived.exampleInput = deriveExampleInput(tools);
  return resolved;
}
