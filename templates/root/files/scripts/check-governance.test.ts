import { expect, test } from 'vitest';
import { missingForRelease } from './missing-for-release.ts';
import { overdueReviews } from './overdue-reviews.ts';

const day = 86_400_000;
const now = Date.parse('2027-03-31');
const records = { reviews: {}, incidents: [], approvals: {} };

test.each([
  { last: '2027-03-01', everyDays: 30, overdue: [] },
  { last: '2027-03-01', everyDays: 29, overdue: ['architecture: last on 2027-03-01, due on 2027-03-30'] },
  { last: '', everyDays: 1, overdue: [] },
])('a review last held on "$last" every $everyDays days', ({ last, everyDays, overdue }) => {
  const rules = { reviewEveryMs: { architecture: everyDays * day }, incidentReviews: false };
  expect(overdueReviews({ ...records, reviews: { architecture: last } }, rules, now)).toEqual(overdue);
});

test('an incident asks for a review only where the team promised one', () => {
  const incidents = [
    { what: 'database full', day: '2027-03-02', reviewed: '' },
    { what: 'wrong key', day: '2027-03-01', reviewed: '2027-03-03' },
  ];
  const rules = { reviewEveryMs: {}, incidentReviews: true };
  expect(overdueReviews({ ...records, incidents }, rules, now)).toEqual([
    'incident of 2027-03-02 without a review: database full',
  ]);
  expect(overdueReviews({ ...records, incidents }, { ...rules, incidentReviews: false }, now)).toEqual([]);
});

const agreed = {
  approvals: { release: ['operationsLead'] },
  onCall: ['@ops'],
  deputies: ['@lead'],
  phases: [],
  risks: [],
};

test('a release waits for every role, for people on call and for the gates of phases that ended', () => {
  const phases = [
    { name: 'shadow', start: '2027-01-01', end: '2027-02-01', gate: 'accuracy >= 0.95' },
    { name: 'full', start: '2027-03-01', end: '2027-04-30', gate: 'resolution_rate >= 0.6' },
  ];
  expect(missingForRelease(records, { ...agreed, onCall: [], deputies: [], phases }, now)).toEqual([
    'release: operationsLead has not agreed',
    'phase shadow ended on 2027-02-01, its gate is not recorded: accuracy >= 0.95',
    'nobody is on call (governance.procedures.onCall)',
    'nobody stands in (governance.continuity.deputies)',
  ]);
});

test('a release waits for an owner and a mitigation of every risk of high impact', () => {
  const approvals = { 'release.operationsLead': '@ops 2027-03-30' };
  const risks = [
    { risk: 'wrong refund', impact: 'high', owner: '', mitigation: 'approval' },
    { risk: 'leak', impact: 'high', owner: 'legal', mitigation: '' },
    { risk: 'typo', impact: 'low', owner: '', mitigation: '' },
  ] as const;
  expect(missingForRelease({ ...records, approvals }, { ...agreed, risks: [...risks] }, now)).toEqual([
    'risk of high impact without an owner: wrong refund',
    'risk of high impact without a mitigation: leak',
  ]);
});

test('a release is ready once all that is recorded', () => {
  const approvals = { 'release.operationsLead': '@ops 2027-03-30' };
  expect(missingForRelease({ ...records, approvals }, agreed, now)).toEqual([]);
});
