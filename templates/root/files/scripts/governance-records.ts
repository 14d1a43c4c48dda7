/** governance.json at the root: what was done, when and by whom. The team writes it; nothing else does. */
export interface GovernanceRecords {
  /** The day of the last review by its name (`architecture`), or "" where there was none. */
  reviews: Record<string, string>;
  /** Incidents with the day they happened and the day of their review, "" while there is none. */
  incidents: { what: string; day: string; reviewed: string }[];
  /** Who agreed, by `<subject>.<role>` (`release.operationsLead`). */
  approvals: Record<string, string>;
}
