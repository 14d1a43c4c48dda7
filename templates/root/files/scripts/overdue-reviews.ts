import type { GovernanceRecords } from './governance-records.ts';

/** Reviews whose time is up at `now`, each as a sentence. One that was never held counts once a first day is recorded. */
export function overdueReviews(
  records: GovernanceRecords,
  rules: { reviewEveryMs: Record<string, number>; incidentReviews: boolean },
  now: number,
): string[] {
  const late = Object.entries(rules.reviewEveryMs).flatMap(([name, every]) => {
    const last = records.reviews[name];
    if (!last || Date.parse(last) + every >= now) return [];
    return [`${name}: last on ${last}, due on ${new Date(Date.parse(last) + every).toISOString().slice(0, 10)}`];
  });
  if (!rules.incidentReviews) return late;
  const open = records.incidents.filter(({ reviewed }) => reviewed === '');
  return [...late, ...open.map(({ what, day }) => `incident of ${day} without a review: ${what}`)];
}
