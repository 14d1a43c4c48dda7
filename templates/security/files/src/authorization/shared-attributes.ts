import { config } from '../config.ts';
import type { Principal } from '../principal.ts';

/** The principal's attributes that others must share: what to store with a thing that the principal makes. */
export const sharedAttributes = (principal: Principal): Record<string, string> => {
  const own = config.attributes.map((name) => [name, principal.attributes?.[name]] as const);
  return Object.fromEntries(own.filter((attribute): attribute is [string, string] => attribute[1] !== undefined));
};
