const maxLength = 500;
/** Ways in which one place of a text may be tried; with files of 1 MB at most, a search takes seconds at worst. */
const maxWays = 500;
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
    const { ways } = alternatives(rest);
    return ways > maxWays ? `tries one place in more than ${maxWays} ways; repeat less` : undefined;
  } catch (error) {
    return error instanceof SyntaxError ? error.message : String(error);
  }
}

interface Reader {
  readonly text: string;
  at: number;
}

/** In how many ways a part of a pattern can be tried at one place, and whether anything in it is repeated. */
interface Part {
  readonly ways: number;
  readonly repeats: boolean;
}

/** A group's or a pattern's alternatives, up to its closing bracket or end. */
function alternatives(reader: Reader): Part {
  let total = 0;
  let ways = 1;
  let repeats = false;
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    if (reader.text[reader.at] === '|') {
      reader.at += 1;
      total += ways;
      ways = 1;
      continue;
    }
    const part = repeated(reader, atom(reader));
    ways *= part.ways;
    repeats ||= part.repeats;
  }
  return { ways: total + ways, repeats };
}

function atom(reader: Reader): Part {
  const token = reader.text.slice(reader.at);
  if (token.startsWith('(')) {
    if (/^\(\?(?!:)/.test(token))
      throw new SyntaxError('uses look-around or a named group; only (…) and (?:…) are allowed');
    reader.at += token.startsWith('(?:') ? 3 : 1;
    const part = alternatives(reader);
    reader.at += 1;
    return part;
  }
  if (/^\\[1-9k]/.test(token)) throw new SyntaxError('refers back to a group');
  const one = /^(?:\\.|\[(?:\\.|[^\]\\])*\]|.)/s.exec(token)?.[0] ?? '';
  reader.at += one.length;
  return { ways: 1, repeats: false };
}

/** The ways of an atom with its quantifier: one for each count, to the power of the ways inside. */
function repeated(reader: Reader, inside: Part): Part {
  const quantifier = /^(?:[*+]|\?|\{(\d+)(,?)(\d*)\})\??/.exec(reader.text.slice(reader.at));
  if (!quantifier) return inside;
  reader.at += quantifier[0].length;
  if (quantifier[0].startsWith('?')) return { ways: 1 + inside.ways, repeats: true };
  const [, least = '', comma, most = ''] = quantifier;
  if (least === '' || (comma === ',' && most === '')) {
    throw new SyntaxError(`repeats without a bound ('${quantifier[0]}'); write {0,80} or the like`);
  }
  const from = Number(least);
  const to = comma === ',' ? Number(most) : from;
  if (to > maxRepeat) throw new SyntaxError(`repeats more than ${maxRepeat} times`);
  if (inside.repeats) throw new SyntaxError('repeats a group that repeats something itself');
  let ways = 0;
  for (let count = from; count <= to && ways <= maxWays; count += 1) ways += inside.ways ** count;
  return { ways, repeats: true };
}
