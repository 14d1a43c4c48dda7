import type { SpecialistExtras } from '../topology/specialist.ts';

/** What the team adds to sample-agent. Its duty and its canvas tools stand in config.ts, its prompt in the prompts package. */
export const sampleAgentExtras: SpecialistExtras = {
  name: 'sample-agent',
  /** Words that mean sample-agent although its duty does not say them. */
  words: [],
  /** Names of the team's own tools that it may use. */
  tools: [],
};
