import type { Answers } from '@agent-canvas/canvas';
import { type Answer, type Question, quickSteps, type Step } from '@agent-canvas/interview';
import type { PromptQuestion } from 'node-plop';

/** What plop has collected so far: replies by the name of their prompt. */
export type Replies = Readonly<Record<string, unknown>>;

/** plop reads a dot in a name as a path. */
const nameOf = ({ id }: Step): string => id.replaceAll('.', '_');

/** The canvas answers that the replies stand for. */
export function answersFrom(replies: Replies): Answers {
  return foldUntil(undefined, replies);
}

/** The questions of the quick interview as plop asks them, each with what the ones before it decide. */
export function quickPrompts(): PromptQuestion[] {
  return quickSteps().map((step) => {
    const question = (replies: Replies) => step.question(foldUntil(step, replies));
    const first = question({});
    return {
      type: typeOf(first),
      name: nameOf(step),
      message: (replies: Replies) => messageOf(question(replies)),
      when: (replies: Replies) => step.isAsked(foldUntil(step, replies)),
      default: (replies: Replies) => defaultOf(question(replies)),
      ...('choices' in first && { choices: (replies: Replies) => choicesOf(question(replies)) }),
      validate: async (value: Answer, replies?: Replies) => (await problemOf(question(replies ?? {}), value)) ?? true,
    };
  });
}

/** The answers of the steps before `end`. */
function foldUntil(end: Step | undefined, replies: Replies): Answers {
  let answers: Answers = {};
  for (const step of quickSteps()) {
    if (step.id === end?.id) break;
    const reply = replies[nameOf(step)];
    if (reply !== undefined && step.isAsked(answers)) answers = step.take(answers, reply as Answer).answers;
  }
  return answers;
}

function typeOf({ kind }: Question): 'list' | 'confirm' | 'checkbox' | 'input' {
  if (kind === 'choice') return 'list';
  if (kind === 'several') return 'checkbox';
  return kind === 'confirm' ? 'confirm' : 'input';
}

const messageOf = (question: Question) => ('message' in question ? question.message : question.title);

const defaultOf = (question: Question) => ('default' in question ? question.default : undefined);

const choicesOf = (question: Question) =>
  'choices' in question ? question.choices.map(({ value, label }) => ({ value, name: label })) : [];

const problemOf = (question: Question, value: Answer) =>
  question.kind === 'text' ? question.check(String(value)) : undefined;
