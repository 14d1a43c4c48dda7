/** Strings, which stay; comments; and commas before a closing bracket. */
const tokens = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*[}\]])/g;

/** Reads JSON with comments and trailing commas, such as a tsconfig.json. Undefined where it is not even that. */
export function readJsonc(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '').replace(tokens, (_, string: string | undefined) => string ?? '');
  try {
    return JSON.parse(plain);
  } catch {
    return undefined;
  }
}
