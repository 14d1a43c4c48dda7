import {
  type Answers,
  answerAt,
  explainDerived,
  holds,
  resolveCanvas,
  type Setting,
  topics,
  valueAt,
} from '@agent-canvas/canvas';
import * as z from 'zod';
import { itemOf, writeText } from '../read-text.ts';
import { withAnswer, withPersonsAnswer } from '../with-answer.ts';
import { listStep } from './list-step.ts';
import type { Step } from './step.ts';
import { readAnswer, valueQuestion } from './value-question.ts';

/** The step that asks for one setting as the schema describes it. */
export function settingStep(setting: Setting): Step {
  if (itemOf(setting.schema) instanceof z.ZodObject) return listStep(setting);
  const { path, schema, question, allowedText } = setting;
  return {
    id: path,
    path,
    isAsked: (answers) => applies(setting, answers),
    question: (answers) =>
      valueQuestion({
        schema,
        path,
        title: titleOf(setting),
        message: question,
        notes: notesOf(setting, answers),
        allowed: allowedText,
        current: currentOf(setting, answers),
      }),
    take: (answers, answer) => {
      const value = readAnswer(schema, answer);
      if (value === '' && setting.kind === 'prose') return { answers: withAnswer(answers, path, undefined) };
      if (value === '') return { answers: withPersonsAnswer(answers, setting, undefined) };
      if (!schema.safeParse(value).success) {
        return { answers, again: true, problem: `Please give ${allowedText}.` };
      }
      return { answers: withPersonsAnswer(answers, setting, value) };
    },
  };
}

/** Named with its topic: `Budget: A month`. */
function titleOf({ topic, title, kind }: Setting): string {
  const around = topics().find(({ path }) => path === topic)?.title ?? title;
  return around === title || kind === 'prose' ? title : `${around}: ${title}`;
}

/** Whether the setting has an effect under these answers. */
export const applies = ({ appliesWhen }: Setting, answers: Answers): boolean =>
  !appliesWhen || holds(appliesWhen, resolveCanvas(answers));

/** The answer that was given, else what would be taken. */
function currentOf(setting: Setting, answers: Answers): unknown {
  const given = answerAt(answers, setting.path);
  if (given !== undefined) return given;
  return setting.auto ? 'auto' : valueAt(resolveCanvas(answers), setting.path);
}

const obvious = new Set(['text', 'text that is not empty', 'true or false']);

function notesOf(setting: Setting, answers: Answers): string[] {
  const { help, example, sets, allowedText, values, auto, path } = setting;
  const isTyped = !values && typeof setting.defaults.prototype !== 'boolean';
  return [
    ...(help ? [help] : []),
    ...(example === undefined ? [] : [`Example: ${writeText(setting.schema, example)}`]),
    ...(isTyped && example === undefined && !obvious.has(allowedText) && !allowedText.startsWith('a list of')
      ? [`Accepted: ${allowedText}.`]
      : []),
    ...(auto ? [`auto means now: ${explainDerived(path, resolveCanvas(answers)).filled}`] : []),
    `Sets ${sets}.`,
  ];
}
