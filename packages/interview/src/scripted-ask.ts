import type { Ask, Question, Reply } from './question.ts';

/** Part of the question's title or path, and what is answered; `back` goes back. */
export type Line = readonly [asked: string, answer: string | boolean | readonly string[] | { readonly back: true }];

/** A front for tests: answers in the order of a script, and fails where another question comes. Keeps what was asked. */
export function scriptedAsk(script: readonly Line[]): { readonly ask: Ask; readonly asked: Question[] } {
  const asked: Question[] = [];
  const left = [...script];
  const ask: Ask = async (question): Promise<Reply> => {
    asked.push(question);
    const [expected, answer] = left.shift() ?? ['nothing', ''];
    const shown = question.kind === 'sheet' ? question.title : `${question.title} ${question.path ?? ''}`;
    if (!shown.includes(expected)) throw new Error(`Expected a question about ${expected}, not ${shown}`);
    if (typeof answer === 'object' && 'back' in answer) return { kind: 'back' };
    if (question.kind === 'text') {
      const problem = await question.check(String(answer));
      if (problem !== undefined) throw new Error(`${shown} refuses ${String(answer)}: ${problem}`);
    }
    const isChoice = question.kind === 'choice' && !question.choices.some(({ value }) => value === answer);
    if (isChoice) throw new Error(`${shown} does not offer ${String(answer)}`);
    return { kind: 'answer', value: answer };
  };
  return { ask, asked };
}
