import type { QualityCheck } from './quality-check.ts';

const CARD = /\b(?:\d[ -]?){13,19}\b/g;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;
const SSN = /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/;

/**
 * Knowledge is shown to everybody who asks: payment cards, bank accounts and social security numbers keep a document
 * out. Addresses for contact are what help pages are for, and stay.
 */
export const hasNoPii: QualityCheck = ({ text }) => {
  if ((text.match(CARD) ?? []).some(isCard)) return 'it holds a payment card number';
  if ((text.match(IBAN) ?? []).some(isIban)) return 'it holds a bank account number';
  return SSN.test(text) ? 'it holds a social security number' : undefined;
};

/** Luhn: from the right, every second digit counts double. */
const isCard = (match: string): boolean => {
  const digits = [...match.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const counted = index % 2 === 1 ? digit * 2 : digit;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum > 0 && sum % 10 === 0;
};

/** ISO 7064: moved and read as a number, it leaves 1 when divided by 97. */
const isIban = (match: string): boolean => {
  const text = match.replaceAll(' ', '');
  const moved = text.slice(4) + text.slice(0, 4);
  const remainder = [...moved].reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
  return remainder === 1;
};
