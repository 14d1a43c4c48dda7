import type { Prompt } from './define-prompt.ts';

/** Everything that is wrong with a prompt, as sentences: syntax, variables, version and its change log. Empty: nothing. */
export function checkPrompt(prompt: Prompt): string[] {
  const { text, variables, version, changes } = prompt;
  const used = new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name));
  const rest = text.replace(/\{\{[^{}]*\}\}/g, '');
  return [
    ...(text.trim() === '' ? ['the text is empty'] : []),
    ...(/\{\{|\}\}/.test(rest) ? ['a {{ or }} has no partner'] : []),
    ...[...used].filter((name) => !variables.includes(name)).map((name) => `{{${name}}} is not among the variables`),
    ...variables.filter((name) => !used.has(name)).map((name) => `the variable ${name} is not used`),
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : [`the version ${version} is not like 1.0.0`]),
    ...(changes[version] ? [] : [`changes say nothing about ${version}`]),
  ];
}
