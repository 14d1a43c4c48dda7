import type { Phase } from './phase.ts';
import type { Risk } from './risk.ts';

/** What the team promised itself: reviews that come round, who must agree, who answers at night. */
export const config = {
  reviewEveryMs: {
    /** governance.procedures.architectureReviewEvery */
    architecture: 7_776_000_000,
    /** governance.continuity.runbookReviewEvery */
    runbooks: 7_776_000_000,
    /** governance.costManagement.reviewEvery */
    costs: 2_592_000_000,
    /** project.stakeholders.engagement.every */
    stakeholders: 2_592_000_000,
    /** data.governance.reviewEvery */
    knowledge: 7_776_000_000,
  },
  /** governance.continuity.incidentReviews */
  incidentReviews: true,
  approvals: {
    /** project.stakeholders.approvals.architecture */
    architecture: ['leadArchitect', 'performanceEngineer'] as string[],
    /** project.stakeholders.approvals.security */
    security: ['securityArchitect'] as string[],
    /** project.stakeholders.approvals.business */
    business: ['productOwner', 'legal', 'stakeholderRepresentative'] as string[],
    /** project.stakeholders.approvals.release */
    release: ['releaseManager', 'operationsLead', 'securityLead'] as string[],
  },
  /** governance.procedures.onCall */
  onCall: [] as string[],
  /** governance.continuity.deputies */
  deputies: [] as string[],
  /** project.timeline.phases */
  phases: [] as Phase[],
  /** project.risks.register */
  risks: [] as Risk[],
};
