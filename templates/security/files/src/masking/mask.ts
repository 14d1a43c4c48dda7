import { hasIbanChecksum, hasLuhnChecksum } from './checksums.ts';

interface Detector {
  readonly label: string;
  readonly pattern: RegExp;
  /** Where a shape alone says too little: the checksum that must hold. */
  readonly check?: (text: string) => boolean;
}

/** Order matters: a longer, checked shape is taken before a looser one could cut into it. */
const detectors: readonly Detector[] = [
  { label: 'email', pattern: /[\w.%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/gi },
  { label: 'iban', pattern: /\b[a-z]{2}\d{2}(?: ?[a-z\d]{1,4}){3,8}\b/gi, check: hasIbanChecksum },
  { label: 'card', pattern: /(?<![\w-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w-])/g, check: hasLuhnChecksum },
  { label: 'ssn', pattern: /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/g },
  {
    label: 'ip',
    pattern:
      /(?<![\d.])(?!127\.|0\.0\.0\.0)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g,
  },
  { label: 'phone', pattern: /(?<![\w+-]|\d )(?:\+|00)[1-9](?:[ ().-]{0,2}\d){7,14}(?!\d)/g },
  { label: 'phone', pattern: /(?<![\w-]|\d )(?:\(\d{2,5}\) ?|0\d{2,4}[ /-])\d{3,4}[ -]?\d{3,5}(?![\w-])/g },
  { label: 'phone', pattern: /(?<![\w-])[2-9]\d{2}[ .-][2-9]\d{2}[ .-]\d{4}(?![\w-])/g },
];

/**
 * Replaces personal data by its kind: `write to [email]`. Finds e-mail and IP addresses, IBANs and cards whose checksum
 * holds, US social security numbers and phone numbers; names and postal addresses have no shape and stay.
 */
export const mask = (text: string): string =>
  detectors.reduce(
    (masked, { label, pattern, check }) =>
      masked.replace(pattern, (found) => (check ? maskChecked(found, label, check) : `[${label}]`)),
    text,
  );

/** A word that follows may have been taken for the last group: the longest run of groups that passes is masked. */
const maskChecked = (found: string, label: string, check: (text: string) => boolean): string => {
  const groups = found.split(' ');
  for (let length = groups.length; length > 0; length--) {
    if (!check(groups.slice(0, length).join(''))) continue;
    return [`[${label}]`, ...groups.slice(length)].join(' ');
  }
  return found;
};
