import type { Gap } from '../production-gaps.ts';

/** Without an address or a key, development embeds locally; production does not. */
export const hostedGap = ({ EMBEDDINGS_API_KEY, EMBEDDINGS_BASE_URL, OPENAI_API_KEY }: NodeJS.ProcessEnv): Gap[] =>
  EMBEDDINGS_API_KEY || EMBEDDINGS_BASE_URL || OPENAI_API_KEY
    ? []
    : [
        {
          what: 'no embedding model: texts would be embedded by their words alone',
          fix: 'set EMBEDDINGS_API_KEY, or EMBEDDINGS_BASE_URL of a server of your own',
        },
      ];
