import { readFileSync } from 'node:fs';
import { parseCanvas, type Setting, settingAt, settings, valueAt } from '@agent-canvas/canvas';
import { CanvasError } from '@agent-canvas/errors';
import type { Tree } from '@agent-canvas/render';
import { expect, test } from 'vitest';
import { builtInPack } from './built-in-pack.ts';
import { effects } from './dead-settings/effects.ts';
import { otherValues } from './dead-settings/other-values.ts';
import { canvasWithout, smallestCanvas } from './dead-settings/smallest-canvas.ts';
import { type AnswersByPath, renderAnswers, toYaml } from './render-answers.ts';

const pack = await builtInPack();
/** Dead settings, and values (`path=value`) of enumerations, with the reason. This list may only shrink. */
const known: Record<string, string> = JSON.parse(
  readFileSync(new URL('./dead-settings.json', import.meta.url), 'utf8'),
);

/** Prose is for documents; the format's version has one value. */
const perturbed = settings().filter(({ kind, path }) => kind !== 'prose' && path !== 'canvas');

const rendered = new Map<string, Tree>();
function render(answers: AnswersByPath): Tree {
  const key = toYaml(answers);
  const tree = rendered.get(key) ?? renderAnswers(pack, answers);
  return rendered.set(key, tree).get(key) ?? tree;
}

/** What another value changes; undefined where a rule refuses it. */
function effectsOf(before: Tree, answers: AnswersByPath, alongside: AnswersByPath): string[] | undefined {
  try {
    return effects(before, renderAnswers(pack, { ...answers, ...alongside }), Object.keys(alongside));
  } catch (error) {
    if (error instanceof CanvasError) return undefined;
    throw error;
  }
}

/** The dead among a setting's values: itself, or `path=value` where each value of an enumeration counts. */
function deadOf(setting: Setting): string[] {
  const answers = smallestCanvas(setting);
  const before = render(answers);
  const { canvas } = parseCanvas(toYaml(answers));
  const { each, values } = otherValues(setting, valueAt(canvas, setting.path));
  const dead: string[] = [];
  let accepted = 0;
  for (const { value, alongside } of values) {
    const changed = effectsOf(before, { ...answers, [setting.path]: value }, alongside);
    if (!changed) continue;
    accepted += 1;
    if (changed.length > 0 && !each) return [];
    if (changed.length === 0) dead.push(each && typeof value !== 'boolean' ? `${setting.path}=${value}` : setting.path);
  }
  if (accepted === 0) return [`${setting.path}: no other value is accepted beside ${toYaml(answers)}`];
  return [...new Set(dead)];
}

test('every setting, in the smallest canvas where it applies, changes something that runs', () => {
  const dead = perturbed.flatMap(deadOf);
  console.log(`${dead.length} dead settings or values of ${perturbed.length} settings`);
  expect(dead.sort()).toEqual(Object.keys(known).sort());
});

test('a setting that does not apply is absent from the emitted configuration', () => {
  const present = perturbed.flatMap(({ path, appliesWhen }) => {
    if (!appliesWhen) return [];
    const { files } = render(canvasWithout(appliesWhen));
    return files.flatMap((file) =>
      Object.entries(file.keys ?? {}).flatMap(([key, from]) => (from === path ? [`${path}: ${file.path}#${key}`] : [])),
    );
  });
  expect(present).toEqual([]);
});

test('what the list of dead settings names exists', () => {
  for (const entry of Object.keys(known)) expect(settingAt(entry.split('=')[0] ?? ''), entry).toBeDefined();
});
