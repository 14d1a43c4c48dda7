const maxLength = 500;
/** Ways in which one place of a text may be tried; with files of 1 MB at most, a search stays within a second or so. */
const maxWays = 1000;
const maxRepeat = 1000;

/**
 * Why a regular expression of a pack is refused; undefined where it is sound. Allowed are text, classes, groups,
 * alternatives and bounded repetition (`{0,80}`, `?`), and few enough ways to try one place: so no input, however odd,
 * makes a search slow. `*`, `+`, `{n,}`, look-around and references back are not.
 */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > maxLength) return `is longer than ${maxLength} characters`;
  try {
    if (new RegExp(pattern).test('')) return 'matches every file';
    const rest = { text: pattern, at: 0 };
    const ways = alternatives(rest);
    return ways > maxWays ? `tries one place in more than ${maxWays} ways; repeat less` : undefined;
  } catch (error) {
    return error instanceof SyntaxError ? error.message : String(error);
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

/** The ways of a group's or a pattern's alternatives, up to its closing bracket or end. */
function alternatives(reader: Reader): number {
  let total = 0;
  let ways = 1;
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    if (reader.text[reader.at] === '|') {
      reader.at += 1;
      total += ways;
      ways = 1;
      continue;
    }
    ways *= repeated(reader, atom(reader));
  }
  return total + ways;
}

function atom(reader: Reader): number {
  const token = reader.text.slice(reader.at);
  if (token.startsWith('(')) {
    if (/^\(\?(?!:)/.test(token))
      throw new SyntaxError('uses look-around or a named group; only (…) and (?:…) are allowed');
    reader.at += token.startsWith('(?:') ? 3 : 1;
    const ways = alternatives(reader);
    reader.at += 1;
    return ways;
  }
  if (/^\\[1-9k]/.test(token)) throw new SyntaxError('refers back to a group');
  const one = /^(?:\\.|\[(?:\\.|[^\]\\])*\]|.)/s.exec(token)?.[0] ?? '';
  reader.at += one.length;
  return 1;
}

/** The ways of an atom with its quantifier: one for each count, to the power of the ways inside. */
function repeated(reader: Reader, inside: number): number {
  const quantifier = /^(?:[*+]|\?|\{(\d+)(,?)(\d*)\})\??/.exec(reader.text.slice(reader.at));
  if (!quantifier) return inside;
  reader.at += quantifier[0].length;
  if (quantifier[0].startsWith('?')) return 1 + inside;
  const [, least = '', comma, most = ''] = quantifier;
  if (least === '' || (comma === ',' && most === '')) {
    throw new SyntaxError(`repeats without a bound ('${quantifier[0]}'); write {0,80} or the like`);
  }
  const from = Number(least);
  const to = comma === ',' ? Number(most) : from;
  if (to > maxRepeat) throw new SyntaxError(`repeats more than ${maxRepeat} times`);
  let ways = 0;
  for (let count = from; count <= to && ways <= maxWays; count += 1) ways += inside ** count;
  return ways;
}
