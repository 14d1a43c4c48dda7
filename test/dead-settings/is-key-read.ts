/**
 * Whether code reads a key of its package's `config`: `config.a.b` (or something inside it), `const { b } = config.a`, or
 * `config.a` passed on whole where the package reads `.b` or takes it apart. An approximation by text that errs towards
 * "unread": a key that it misses shows up as a dead setting.
 */
export function isKeyRead(key: string, sources: readonly string[]): boolean {
  const code = sources.join('\n').replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const accesses = [...code.matchAll(/(?<![\w.'"`/-])config((?:\??\.\w+)*)(?=[^\w.]|\.{3}|$)/g)].map(([, path = '']) =>
    path.replaceAll('?', '').slice(1),
  );
  if (accesses.some((path) => path !== '' && (path === key || path.startsWith(`${key}.`)))) return true;
  return (
    accesses
      .filter((path) => path !== '' && key.startsWith(`${path}.`))
      .some((path) => isTakenApart(key, path, code)) ||
    (accesses.includes('') && /=\s*config\b|[(,:]\s*config\s*[,)}]/.test(code) && isTakenApart(key, '', code))
  );
}

/** Whether each part of `key` below `path` is accessed, destructured, or stands in an object that is enumerated. */
function isTakenApart(key: string, path: string, code: string): boolean {
  const isEnumerated = (part: string): boolean =>
    new RegExp(`Object\\.(entries|values|keys)\\((\\w+\\.)*${part}\\)`).test(code);
  const parts = (path === '' ? key : key.slice(path.length + 1)).split('.');
  return parts.every(
    (part, index) => isAccessed(part, code) || isEnumerated(parts[index - 1] ?? path.split('.').at(-1) ?? ''),
  );
}

/** By a dot, by destructuring, or by name where code accesses by name. */
function isAccessed(part: string, code: string): boolean {
  const patterns = [
    `\\.${part}\\b`,
    `[{,]\\s*${part}\\b[^;=]*\\}\\s*(:[^=]*)?=`,
    `[{(,]\\s*${part}\\s*[,}][^=]*=>`,
    ...(/\w\[\w+\]/.test(code) ? [`'${part}'`] : []),
  ];
  return new RegExp(patterns.join('|')).test(code);
}
