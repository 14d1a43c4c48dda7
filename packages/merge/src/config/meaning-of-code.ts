import { skipTrivia, stringEnd } from './skip-trivia.ts';

/** An expression without what formatters change: spaces, comments, trailing commas, and which quotes a string has. */
export function meaningOfCode(text: string): string {
  const tokens: string[] = [];
  let at = skipTrivia(text, 0);
  while (at < text.length) {
    const character = text.charAt(at);
    const isString = `'"\``.includes(character);
    const word = /^[\w$]+/.exec(text.slice(at, at + 500))?.[0];
    const end = isString ? stringEnd(text, at) : at + (word?.length ?? 1);
    if ('}])'.includes(character) && tokens.at(-1) === ',') tokens.pop();
    tokens.push(isString && character !== '`' ? meaningOfString(text.slice(at, end)) : text.slice(at, end));
    at = skipTrivia(text, end);
  }
  return tokens.join(' ');
}

function meaningOfString(quoted: string): string {
  const inner = quoted.slice(1, -1);
  return `"${inner.replaceAll("\\'", "'").replace(/\\?"/g, '\\"')}"`;
}
