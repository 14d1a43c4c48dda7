import { words } from '@acme/models';
import type { RecordEntry, Records } from './records.ts';

const sample: readonly RecordEntry[] = [
  { id: '1001', text: 'Record 1001: on its way, due on 2027-02-01.' },
  { id: '1002', text: 'Record 1002: delivered on 2027-01-20, open for return until 2027-02-19.' },
  { id: '1003', text: 'Record 1003: waiting for payment since 2027-01-25.' },
  { id: '1004', text: 'Record 1004: returned, money back on 2027-01-28.' },
  { id: '1005', text: 'Record 1005: closed.' },
];

/** Five made-up records in memory, so that the tools have something to say before they reach a real system. */
export function createSampleRecords(): Records {
  const entries = new Map(sample.map((entry) => [entry.id, entry]));
  return {
    async find(query) {
      const asked = words(query);
      const all = [...entries.values()];
      const named = all.filter(({ id }) => asked.has(id));
      if (named.length > 0 || asked.has('number')) return named.slice(0, 3);
      const scored = all.map((entry) => ({
        entry,
        hits: [...words(entry.text)].filter((word) => asked.has(word)).length,
      }));
      const found = scored.filter(({ hits }) => hits > 0).toSorted((a, b) => b.hits - a.hits);
      return found.slice(0, 3).map(({ entry }) => entry);
    },
    async note(id, text) {
      const entry = entries.get(id);
      if (!entry) return undefined;
      const noted = { id, text: `${entry.text} ${text}` };
      entries.set(id, noted);
      return noted;
    },
  };
}
