import type { Answers, Setting } from '@agent-canvas/canvas';
import { answerAt, holds, resolveCanvas } from '@agent-canvas/canvas';
import type { Choice } from '../question.ts';
import { withPersonsAnswer } from '../with-answer.ts';
import { nameOf } from './item-fields.ts';
import type { Step } from './step.ts';

/** The step that edits a list of named things: add, change, remove, and be done. */
export function listStep(setting: Setting): Step {
  const { path, title, question, help, sets, appliesWhen } = setting;
  return {
    id: path,
    path,
    isAsked: (answers) => !appliesWhen || holds(appliesWhen, resolveCanvas(answers)),
    question: (answers) => ({
      kind: 'choice',
      path,
      title,
      message: question,
      notes: [
        ...(help ? [help] : []),
        ...(exampleOf(setting) ? [`Example: ${exampleOf(setting)}`] : []),
        `Sets ${sets}.`,
      ],
      choices: choicesFor(itemsOf(answers, path)),
      default: 'done',
    }),
    take: (answers, answer) => {
      const items = itemsOf(answers, path);
      const [verb, position] = String(answer).split(' ');
      const index = Number(position);
      if (verb === 'add')
        return { answers, again: true, open: { at: 'item', path, index: items.length, field: 0, draft: {} } };
      if (verb === 'change') {
        return { answers, again: true, open: { at: 'item', path, index, field: 0, draft: items[index] ?? {} } };
      }
      const left = verb === 'remove' ? items.filter((_, at) => at !== index) : items;
      return { answers: withPersonsAnswer(answers, setting, left), again: verb === 'remove' };
    },
  };
}

/** The items that were given for a list of objects. */
export function itemsOf(answers: Answers, path: string): readonly Readonly<Record<string, unknown>>[] {
  const given = answerAt(answers, path);
  return Array.isArray(given) ? given : [];
}

function choicesFor(items: readonly Readonly<Record<string, unknown>>[]): Choice[] {
  const named = items.map((item, index) => ({ name: nameOf(item) || `number ${index + 1}`, index }));
  const names = named.map(({ name }) => name).join(', ');
  return [
    { value: 'done', label: items.length === 0 ? 'None' : 'Done', done: names || 'none' },
    { value: 'add', label: items.length === 0 ? 'Add one' : 'Add another', done: '' },
    ...named.map(({ name, index }) => ({ value: `change ${index}`, label: `Change ${name}`, done: '' })),
    ...named.map(({ name, index }) => ({ value: `remove ${index}`, label: `Remove ${name}`, done: `${name} removed` })),
  ];
}

function exampleOf({ example }: Setting): string {
  const [first] = Array.isArray(example) ? (example as Record<string, unknown>[]) : [];
  return Object.entries(first ?? {})
    .filter(([, value]) => !Array.isArray(value))
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ');
}
