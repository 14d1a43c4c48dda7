import type { GoldenCase } from './golden-case.ts';
import { defineCase } from './golden-case.ts';

const form = /^given\s+(?<given>.+?)\s*\/\s*when\s+(?<when>.+?)\s*\/\s*then\s+(?<then>.+?)\s*$/is;

/**
 * Turns `Given … / When … / Then …` into a case: situation and event are the input, the outcome is the statement to
 * judge. A text of another form is the statement as a whole.
 */
export function acceptanceCase(text: string, id: string): GoldenCase {
  const parts = form.exec(text)?.groups;
  if (!parts) return defineCase({ id, input: text, expect: { statement: text } });
  return defineCase({ id, input: `Given ${parts.given}: ${parts.when}.`, expect: { statement: String(parts.then) } });
}
