import type { Linter } from './habits.ts';

/** Rules of biome that the pack's code asks to be let off, as eslint calls them. */
const eslintNames: Readonly<Record<string, string>> = {
  'lint/suspicious/noExplicitAny': '@typescript-eslint/no-explicit-any',
  'lint/correctness/useYield': 'require-yield',
  'lint/suspicious/noTemplateCurlyInString': 'no-template-curly-in-string',
};

/** Writes the directives of the pack's linter (biome) for those of the workspace. */
export function adaptSource(text: string, linters: readonly Linter[]): string {
  if (linters.includes('biome')) return text;
  return text.replace(/^( *)\/\/ biome-ignore (\S+): (.*)\n/gm, (_, indent: string, rule: string, why: string) => {
    const name = eslintNames[rule];
    if (!linters.includes('eslint') || name === undefined) return '';
    return `${indent}// eslint-disable-next-line ${name} -- ${why}\n`;
  });
}
