import type { GovernanceRecords } from './governance-records.ts';
import type { Phase } from './phase.ts';
import type { Risk } from './risk.ts';

/** What stands between this repository and a release, each as a sentence; empty: ready. */
export function missingForRelease(
  records: GovernanceRecords,
  rules: { approvals: Record<string, string[]>; onCall: string[]; deputies: string[]; phases: Phase[]; risks: Risk[] },
  now: number,
): string[] {
  const approvals = Object.entries(rules.approvals).flatMap(([subject, roles]) =>
    roles
      .filter((role) => !records.approvals[`${subject}.${role}`])
      .map((role) => `${subject}: ${role} has not agreed`),
  );
  const gates = rules.phases
    .filter(({ name, end, gate }) => gate !== '' && Date.parse(end) < now && !records.approvals[`phase.${name}`])
    .map(({ name, end, gate }) => `phase ${name} ended on ${end}, its gate is not recorded: ${gate}`);
  const risks = rules.risks
    .filter(({ impact, owner, mitigation }) => impact === 'high' && (owner === '' || mitigation === ''))
    .map(({ risk, owner }) => `risk of high impact without ${owner === '' ? 'an owner' : 'a mitigation'}: ${risk}`);
  const people = [
    ...(rules.onCall.length === 0 ? ['nobody is on call (governance.procedures.onCall)'] : []),
    ...(rules.deputies.length === 0 ? ['nobody stands in (governance.continuity.deputies)'] : []),
  ];
  return [...approvals, ...gates, ...risks, ...people];
}
