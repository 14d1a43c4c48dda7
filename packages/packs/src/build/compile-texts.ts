import { compileTemplate } from './compile-template.ts';

/** Replaces every text of a contribution's value that holds a mustache by its compiled template, at any depth. */
export function compileTexts(value: unknown, name: string): unknown {
  if (typeof value === 'string') return value.includes('{{') ? { $template: compileTemplate(value, name) } : value;
  if (Array.isArray(value)) return value.map((item) => compileTexts(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, compileTexts(item, name)]));
}
