const words = (name: string): string[] => name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter(Boolean);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** `Lookup order` → `lookup-order`. */
export const kebabCase = (name: string): string => words(name).join('-').toLowerCase();
/** `lookup-order` → `LookupOrder`. */
export const pascalCase = (name: string): string => words(name).map(capital).join('');
/** `lookup-order` → `lookupOrder`. */
export const camelCase = (name: string): string => pascalCase(name).replace(/^./, (first) => first.toLowerCase());
/** `lookup-order` → `LOOKUP_ORDER`. */
export const constantCase = (name: string): string => words(name).join('_').toUpperCase();
