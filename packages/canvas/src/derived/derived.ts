/** A tool of the agent; `effect` follows from the verb of its name. */
export interface DerivedTool {
  readonly name: string;
  readonly effect: 'read' | 'write';
  /** Who uses it: names of `derived.specialists`. */
  readonly specialists: readonly string[];
}

export interface DerivedSpecialist {
  readonly name: string;
  readonly duty: string;
  readonly tools: readonly string[];
}

/** What follows from the answers. Each number is explained by `explainDerived('derived.<name>', canvas)`. */
export interface Derived {
  /** Requests a second that the users of `business.scale` make in their busiest hour. */
  readonly sustainedRps: number;
  readonly peakRps: number;
  readonly rollbackTaskP95Ms: number;
  /** Interactions in 30 days. */
  readonly monthlyInteractions: number;
  readonly tokensPerInteraction: number;
  readonly globalRequestsPerMinute: number;
  readonly globalTokensPerMinute: number;
  readonly userTokensPerMinute: number;
  readonly modelRequestsPerMinute: number;
  readonly modelTokensPerMinute: number;
  readonly minimumRelevance: number;
  readonly optimalRelevance: number;
  readonly minimumScore: number;
  readonly optimalScore: number;
  readonly replicas: number;
  readonly maxReplicas: number;
  /** Runs in flight in one replica at sustained load. */
  readonly concurrentRuns: number;
  /** Connections to the database of one replica. */
  readonly databasePoolSize: number;
  /** HTTP connections to models of one replica. */
  readonly modelPoolSize: number;
  /** What one interaction is expected to cost. */
  readonly interactionUsd: number;
  /** What the models are expected to cost a month. */
  readonly expectedMonthlyUsd: number;
  readonly tools: readonly DerivedTool[];
  readonly specialists: readonly DerivedSpecialist[];
  /** A question that a tool over the sample records answers. */
  readonly exampleInput: string;
}
