const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Bucket ends in seconds with the given objectives among them: a quantile compared with its objective is then exact. */
export const bucketsWith = (...objectivesInSeconds: number[]): number[] =>
  [...new Set([...seconds, ...objectivesInSeconds])].sort((a, b) => a - b);
