import type { Agent, Answer } from './answer.ts';
import type { GoldenCase } from './golden-case.ts';

export interface CaseReport {
  id: string;
  /** Why the case does not hold; empty where it does. */
  failures: string[];
  ms: number;
}

/** Asks the agent every case, one after the other. An agent that throws fails the case. */
export async function runCases(
  agent: Agent,
  cases: readonly GoldenCase[],
  options: { timeoutMs: number },
): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const golden of cases) {
    const startedAt = performance.now();
    const failures = await agent(golden.input, { signal: AbortSignal.timeout(options.timeoutMs) }).then(
      (given) => judge(golden, given),
      (error: unknown) => [error instanceof Error ? error.message : String(error)],
    );
    reports.push({ id: golden.id, failures, ms: Math.round(performance.now() - startedAt) });
  }
  return reports;
}

function judge({ expect }: GoldenCase, { text, tools }: Answer): string[] {
  const holds = (part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
  return [
    ...(text.trim() === '' ? ['says nothing'] : []),
    ...expect.contains.filter((part) => !holds(part)).map((part) => `does not say "${part}"`),
    ...expect.excludes.filter(holds).map((part) => `says "${part}"`),
    ...expect.tools.filter((tool) => !tools.includes(tool)).map((tool) => `${tool} was not used`),
  ];
}
