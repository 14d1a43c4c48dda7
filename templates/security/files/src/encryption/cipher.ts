/** Seals text for storage. `aad` names the place (table and row): a sealed text that is moved elsewhere does not open. */
export interface Cipher {
  seal(text: string, aad: string): string;
  open(sealed: string, aad: string): string;
}

/** What every sealed text begins with. */
export const SEALED = 'sealed.v1.';
