// Owns evaluations: golden cases and what an answer is held to.
// Must not: know more of the agent than one function; src/agent.ts alone says how it is asked.
export type { Agent, Answer } from './answer.ts';
export { type CaseReport, runCases } from './run-cases.ts';
