import type { Answers } from '@agent-canvas/canvas';
import { nextQuestion } from './next-question.ts';
import type { Ask, Question } from './question.ts';
import type { State } from './state.ts';
import { takeReply } from './take-reply.ts';

export interface InterviewRequest {
  /** Where it starts; every leaf has passed the schema, rules may be broken. */
  readonly answers: Answers;
  /** `ask`: questions, then the assumption sheet. `review`: the sheet alone. */
  readonly mode: 'ask' | 'review';
  /** Quick questions that need no asking, such as `name` where a folder was given. */
  readonly fixed?: readonly string[];
  /** What speaks against a name that the format allows, such as a folder that is not empty. */
  readonly checkName?: (name: string) => Promise<string | undefined>;
  readonly ask: Ask;
}

export interface InterviewResult {
  /** `create`: the sheet was accepted. `save`: the answers are to be kept, and may still break rules. */
  readonly outcome: 'create' | 'save';
  readonly answers: Answers;
}

/** Asks until the assumptions are accepted or the answers are to be saved. Throws what `ask` throws. */
export async function runInterview(request: InterviewRequest): Promise<InterviewResult> {
  let state = startState(request);
  while (!state.outcome) {
    const reply = await request.ask(withNameCheck(nextQuestion(state), request.checkName));
    state = takeReply(state, reply);
  }
  return { outcome: state.outcome, answers: state.answers };
}

/** The state before the first question. */
export function startState({ answers, mode, fixed = [] }: Pick<InterviewRequest, 'answers' | 'mode' | 'fixed'>): State {
  return { answers, frames: [{ at: 'sheet' }, ...(mode === 'ask' ? [{ at: 'start', fixed } as const] : [])] };
}

function withNameCheck(question: Question, checkName: InterviewRequest['checkName']): Question {
  if (question.kind !== 'text' || question.path !== 'name' || !checkName) return question;
  const { check } = question;
  return { ...question, check: async (text) => (await check(text)) ?? (await checkName(text.trim())) };
}
