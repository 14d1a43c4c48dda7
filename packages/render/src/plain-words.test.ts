import { expect, test } from 'vitest';
import { answersInWords } from './plain-words.ts';

test.each<[Record<string, unknown>, string]>([
  [
    { prose: 'why', by: 'person', shortTermTtl: '1h', eraseOnRequest: true },
    'short term ttl **1h**, erase on request **yes**',
  ],
  [{ prose: '', by: 'default' }, ''],
  [
    { kpis: [], residency: ['eu', 'us'], backup: { continuous: false } },
    'kpis **none**, residency **eu**; **us**, backup (continuous **no**)',
  ],
  [{ register: [{ risk: 'a leak', owner: 'sec' }, { risk: 'b' }] }, 'register **a leak** (owner **sec**); **b**'],
])('%j reads %s', (topic, words) => {
  expect(answersInWords(topic)).toBe(words);
});
