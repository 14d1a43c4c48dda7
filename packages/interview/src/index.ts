/**
 * The interview: which question comes next, what an answer does, and the assumption sheet, as a pure state machine; and a
 * front of it for terminals. It writes nothing and knows nothing of files: answers go in, answers come out.
 */

export { nextQuestion } from './next-question.ts';
export type {
  Answer,
  Ask,
  Choice,
  Question,
  Reply,
  SheetPage,
  SheetQuestion,
  SheetRow,
  TextQuestion,
} from './question.ts';
export { type InterviewRequest, type InterviewResult, runInterview, startState } from './run-interview.ts';
export type { State } from './state.ts';
export { quickSteps } from './steps/quick-steps.ts';
export type { Step } from './steps/step.ts';
export { takeReply } from './take-reply.ts';
