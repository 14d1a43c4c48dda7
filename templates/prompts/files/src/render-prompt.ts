import type { Prompt } from './define-prompt.ts';

/** The text with its variables filled in, each as it is: what stands in a value is never read as a variable. Throws on a name without a value. */
export function renderPrompt<Variable extends string>(
  prompt: Prompt<Variable>,
  values: Record<Variable, string>,
): string {
  const given = new Map<string, string>(Object.entries(values));
  return prompt.text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) => {
    const value = given.get(name);
    if (value === undefined) throw new Error(`Prompt ${prompt.name} ${prompt.version}: no value for {{${name}}}.`);
    return value;
  });
}
