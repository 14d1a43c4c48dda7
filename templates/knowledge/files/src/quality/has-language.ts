import type { QualityCheck } from './quality-check.ts';

const LEAST_LETTERS = 0.6;
const LONGEST_AVERAGE_WORD = 25;

/** Prose is mostly letters, in words: a table of figures, an encoded file or a broken character set is not. */
export const hasLanguage: QualityCheck = ({ content, text }) => {
  if (content === 'code') return undefined;
  const visible = text.replace(/\s/g, '');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < visible.length * LEAST_LETTERS) return 'it is not readable text';
  const words = text.split(/\s+/).filter(Boolean);
  // Scripts without spaces between words are one long word each sentence, and fine.
  const spaced = !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(text);
  return spaced && visible.length > words.length * LONGEST_AVERAGE_WORD
    ? 'its words are too long for any language'
    : undefined;
};
