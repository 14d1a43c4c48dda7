import { words } from '@acme/models';
import type { Specialist } from './specialist.ts';

/** The specialist whose words the input uses most; undefined where none does, or where two are even. Same input, same route. */
export function routeByWords(specialists: readonly Specialist[], input: string): Specialist | undefined {
  const said = words(input);
  const scored = specialists.map((specialist) => ({ specialist, score: scoreOf(specialist, said) }));
  const [best, second] = scored.toSorted((a, b) => b.score - a.score);
  if (!best || best.score === 0 || best.score === second?.score) return undefined;
  return best.specialist;
}

/** A word of the duty, the name or the team's list counts 1; a word that only a tool's name has counts half: tools are shared. */
function scoreOf({ name, duty, words: added, tools }: Specialist, said: ReadonlySet<string>): number {
  const own = words([name, duty, ...added].join(' '));
  const ofTools = words(tools.map((tool) => tool.name).join(' '));
  return [...said].reduce((sum, word) => sum + (own.has(word) ? 1 : ofTools.has(word) ? 0.5 : 0), 0);
}
