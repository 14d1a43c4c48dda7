import { formulas } from './formulas.ts';

/** The paths that a formula's text names: its direct inputs. */
export const pathsIn = (formula: string): string[] =>
  [...formula.matchAll(/\{([\w.]+)\}/g)].map(([, path = '']) => path);

/** The direct inputs of a derived value (`derived.replicas`) or of the formula that replaces `auto` at a setting; else none. */
export function formulaInputs(path: string): readonly string[] {
  const found = formulas.find(({ name, sets }) => path === `derived.${name}` || path === sets);
  return found ? pathsIn(found.formula) : [];
}
