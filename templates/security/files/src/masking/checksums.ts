/** ISO 7064 mod 97-10 over an IBAN without spaces, of 15 to 34 characters. */
export const hasIbanChecksum = (iban: string): boolean => {
  if (iban.length < 15 || iban.length > 34) return false;
  const moved = iban.slice(4) + iban.slice(0, 4);
  const remainder = [...moved].reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return remainder === 1;
};

/** Luhn's checksum over the 13 to 19 digits of a payment card; spaces and hyphens are ignored. */
export const hasLuhnChecksum = (text: string): boolean => {
  const digits = text.replaceAll(/[ -]/g, '');
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};
