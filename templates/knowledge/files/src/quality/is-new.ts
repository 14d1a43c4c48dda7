import type { QualityCheck } from './quality-check.ts';

/** The same text, but for spaces and case, is kept once: where it was found first. */
export const isNew: QualityCheck = ({ source, uri, digest }, { accepted }) => {
  const place = accepted.get(digest);
  return place === undefined || place === `${source}/${uri}` ? undefined : `it says the same as ${place}`;
};
