import type { Answers, Topic } from '@agent-canvas/canvas';
import { answerAt } from '@agent-canvas/canvas';
import { InternalError } from '@agent-canvas/errors';
import { mendQuestion } from './mend-question.ts';
import type { Question } from './question.ts';
import { scopesOf } from './scopes.ts';
import { buildSheet } from './sheet/build-sheet.ts';
import { squareTitle } from './square-titles.ts';
import type { State, StepsFrame, TopicsFrame } from './state.ts';
import { fieldQuestion } from './steps/item-fields.ts';
import { tryAnswers } from './try-answers.ts';

/** What a state asks. Pure: the same state asks the same. */
export function nextQuestion({ answers, frames }: State): Question {
  const frame = frames.at(-1);
  switch (frame?.at) {
    case 'start':
      return startQuestion;
    case 'scope':
      return scopeQuestion(answers);
    case 'steps':
      return stepQuestion(frame, frames, answers);
    case 'topics':
      return topicQuestion(frame, answers);
    case 'item':
      return withProgress(withProblem(fieldQuestion(frame), frame.problem), frames);
    case 'sheet': {
      const tried = tryAnswers(answers);
      return tried.isValid ? buildSheet({ answers, ...tried, at: frame.row }) : mendQuestion(tried.issues);
    }
    default:
      throw new InternalError('The interview has nothing left to ask');
  }
}

const startQuestion: Question = {
  kind: 'choice',
  title: 'Interview',
  message: 'How much time do you have?',
  notes: ['Either way you see every assumption, and can change it, before anything is written.'],
  choices: [
    {
      value: 'quick',
      label: 'Two minutes',
      description: 'Only what has no safe default; the rest is assumed and shown.',
    },
    {
      value: 'full',
      label: 'As long as it takes',
      description: 'Square by square. Skip what you cannot say yet; save and go on another day.',
    },
  ],
  default: 'quick',
};

function scopeQuestion(answers: Answers): Question {
  const { required, all } = scopesOf(answers);
  const stage = answers.stage ?? 'prototype';
  return {
    kind: 'choice',
    title: 'Topics',
    message: 'Which topics do you want to go through?',
    notes: ['A topic that you skip stays open: it takes its defaults and is listed in CANVAS.md.'],
    choices: [
      { value: 'required', label: `What the stage ${stage} needs a person to answer (${required.length})` },
      { value: 'all', label: `All of them (${all.length})` },
    ],
    default: 'required',
  };
}

function stepQuestion({ steps, index, problem }: StepsFrame, frames: State['frames'], answers: Answers): Question {
  const step = steps[index];
  if (!step) throw new InternalError(`There is no question ${index}`);
  return withProgress(withProblem(step.question(answers), problem), frames);
}

/** Inside a topic: which of how many. */
function withProgress(question: Question, frames: State['frames']): Question {
  const around = frames.findLast((frame) => frame.at === 'topics');
  const topic = around?.topics[around.index - 1];
  if (question.kind === 'sheet' || !around || !topic) return question;
  return { ...question, progress: progressOf(around.topics, topic) };
}

function withProblem(question: Question | undefined, problem: string | undefined): Question {
  if (!question) throw new InternalError('The item has no such field');
  return problem === undefined || question.kind === 'sheet' ? question : { ...question, problem };
}

function topicQuestion({ topics: queue, index }: TopicsFrame, answers: Answers): Question {
  const topic = queue[index];
  if (!topic) throw new InternalError(`There is no topic ${index}`);
  const before = queue[index - 1];
  const isAnswered = answerAt(answers, topic.path) !== undefined;
  return {
    kind: 'choice',
    title: topic.title,
    message: `${topic.title}: ${lowerFirst(topic.summary)}`,
    notes: [],
    progress: progressOf(queue, topic),
    choices: [
      { value: 'answer', label: isAnswered ? 'Go through the answers' : 'Answer', done: '' },
      { value: 'skip', label: isAnswered ? 'Keep as it is' : 'Skip', done: isAnswered ? 'kept' : 'stays open' },
      ...(before ? [{ value: 'previous', label: `Back to ${before.title}`, done: '' }] : []),
      { value: 'sheet', label: 'Skip the rest and see the assumptions', done: '' },
      { value: 'save', label: 'Save and stop', done: '' },
    ],
    default: isAnswered ? 'skip' : 'answer',
  };
}

/** Squares and topics are counted among those that this interview goes through. */
function progressOf(queue: readonly Topic[], { path, square }: Topic): string {
  const squares = [...new Set(queue.map((topic) => topic.square))];
  const inSquare = queue.filter((topic) => topic.square === square);
  const place = inSquare.findIndex((topic) => topic.path === path) + 1;
  const title = squareTitle(square);
  return `Square ${squares.indexOf(square) + 1} of ${squares.length}: ${title}, topic ${place} of ${inSquare.length}`;
}

const lowerFirst = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
