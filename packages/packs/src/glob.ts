/**
 * Globs over paths with forward slashes: `*` and `?` stay in one folder, `**` crosses folders, `{a,b}` chooses.
 * Throws SyntaxError where a brace has no partner.
 */
export function globToRegExp(glob: string): RegExp {
  let depth = 0;
  const source = glob.replace(/\*\*\/|\*\*|[*?{},.+^$()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '?') return '[^/]';
    if (token === '{') depth += 1;
    if (token === '{') return '(?:';
    if (token === '}') depth -= 1;
    if (token === '}') return ')';
    if (token === ',') return depth > 0 ? '|' : ',';
    return `\\${token}`;
  });
  return new RegExp(`^${source}$`, 's');
}
