import { commentEnd, stringEnd } from '../config/skip-trivia.ts';

/** Why a text is not JSON with comments; `undefined` where it is and no object holds a key twice. */
export function jsonProblem(text: string): string | undefined {
  const bare = withoutComments(text);
  try {
    JSON.parse(bare);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const twin = keyTwice(bare);
  return twin === undefined ? undefined : `The key ${twin} stands twice in one object.`;
}

/** The text as strict JSON of the same length: comments and trailing commas become spaces. */
export function withoutComments(text: string): string {
  const pieces: string[] = [];
  let comma = -1;
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const closed = commentEnd(text, at);
    if (closed > at) {
      pieces.push(text.slice(at, closed).replace(/[^\n]/g, ' '));
      at = closed;
      continue;
    }
    const end = character === '"' ? stringEnd(text, at) : at + 1;
    if ((character === '}' || character === ']') && comma >= 0) pieces[comma] = ' ';
    if (character === ',') comma = pieces.length;
    else if (!/\s/.test(character)) comma = -1;
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces.join('');
}

function keyTwice(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charAt(at);
    if (character === '{' || character === '[') open.push(new Set());
    if (character === '}' || character === ']') open.pop();
    if (character !== '"') continue;
    const end = stringEnd(json, at);
    if (/^\s*:/.test(json.slice(end, end + 200))) {
      const key: unknown = JSON.parse(json.slice(at, end));
      if (open.at(-1)?.has(String(key))) return json.slice(at, end);
      open.at(-1)?.add(String(key));
    }
    at = end - 1;
  }
  return undefined;
}
