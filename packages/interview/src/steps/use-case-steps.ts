import { type Answers, settingAt } from '@agent-canvas/canvas';
import { withPersonsAnswer } from '../with-answer.ts';
import type { Step } from './step.ts';

type UseCase = NonNullable<Answers['useCases']>[number];

const path = 'useCases';
const ordinals = ['first', 'second'] as const;

/** Story and acceptance of the first or the second use case; both may stay empty. */
export function useCaseSteps(index: 0 | 1): readonly Step[] {
  return [storyStep(index), acceptanceStep(index)];
}

function storyStep(index: 0 | 1): Step {
  const setting = settingAt(path);
  const isFirst = index === 0;
  return {
    id: `${path}.${index}.story`,
    path,
    isAsked: (answers) => isFirst || useCasesOf(answers).length > 0,
    question: (answers) => ({
      kind: 'text',
      path,
      title: isFirst ? 'Use case' : 'Second use case',
      message: isFirst ? 'What will people come to it for? Tell one short story.' : 'And a second story?',
      notes: [
        isFirst
          ? 'Example: As a customer I want my money back for a pair that does not fit'
          : 'Press Enter to leave it at one.',
        ...(isFirst && setting ? [`Sets ${setting.sets}. Enter alone leaves it open.`] : []),
      ],
      default: useCasesOf(answers)[index]?.story ?? '',
      check: () => undefined,
    }),
    take: (answers, value) => ({ answers: withStory(answers, index, String(value).trim()) }),
  };
}

function acceptanceStep(index: 0 | 1): Step {
  return {
    id: `${path}.${index}.acceptance`,
    path,
    isAsked: (answers) => useCasesOf(answers)[index] !== undefined,
    question: (answers) => ({
      kind: 'text',
      path,
      title: index === 0 ? 'Accepted when' : 'Second accepted when',
      message: `How would you see that the ${ordinals[index]} one works?`,
      notes: [
        'Example: Given a delivered order / When they ask within 30 days / Then a return label is sent',
        'Sets an acceptance test. Enter alone leaves it out.',
      ],
      default: useCasesOf(answers)[index]?.acceptance?.[0] ?? '',
      check: () => undefined,
    }),
    take: (answers, value) => {
      const line = String(value).trim();
      const cases = useCasesOf(answers).map((useCase, at) => {
        if (at !== index) return useCase;
        const [, ...others] = useCase.acceptance ?? [];
        return { ...useCase, acceptance: line === '' ? others : [line, ...others] };
      });
      return { answers: signed(answers, cases) };
    },
  };
}

const useCasesOf = ({ useCases }: Answers): readonly UseCase[] => useCases ?? [];

function signed(answers: Answers, cases: readonly UseCase[]): Answers {
  return withPersonsAnswer(answers, { path, topic: path }, cases.length > 0 ? cases : undefined);
}

function withStory(answers: Answers, index: number, story: string): Answers {
  const cases = useCasesOf(answers);
  if (story === '')
    return cases[index]
      ? signed(
          answers,
          cases.filter((_, at) => at !== index),
        )
      : answers;
  const before = cases[index];
  const taken = cases.filter((_, at) => at !== index).map(({ id }) => id);
  const told: UseCase = { ...before, id: before?.story === story ? before.id : freeId(story, taken), story };
  return signed(answers, before ? cases.map((one, at) => (at === index ? told : one)) : [...cases, told]);
}

const fillers = new Set(
  'a an and as at for from i in is it like may my need of on or our please should so that the their they this to us want we when will with would you your'.split(
    ' ',
  ),
);

/** A short name from the words that carry the story: what comes after "I want", where it says so. */
function freeId(story: string, taken: readonly string[]): string {
  const wish = /\b(?:want|need|like) (?:to )?(.*)$/i.exec(story)?.[1] ?? story;
  const words = wish.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? [];
  const id =
    words
      .filter((word) => !fillers.has(word))
      .slice(0, 3)
      .join('-')
      .slice(0, 50) || 'use-case';
  let free = id;
  for (let count = 2; taken.includes(free); count += 1) free = `${id}-${count}`;
  return free;
}
