const CHARACTERS_PER_TOKEN = 4;
const TOKENS_PER_TURN = 4;

/** Tokens that a text takes as a turn, by the rule of thumb for European languages; it errs by up to a third. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN) + TOKENS_PER_TURN;
