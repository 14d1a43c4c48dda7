import { join } from 'node:path';
import { createAgent } from './agent.ts';
import { loadCases } from './load-cases.ts';
import { runCases } from './run-cases.ts';

// A command. Exit: 0 every case holds · 1 one does not · 2 no agent, or a golden file that cannot be used.
try {
  const agent = createAgent(process.env);
  const reports = await runCases(agent, await loadCases(join(import.meta.dirname, '..', 'golden')), {
    timeoutMs: 60_000,
  });
  for (const { id, failures, ms } of reports) {
    console.log(`${failures.length === 0 ? 'pass' : 'FAIL'}  ${id}  ${ms} ms  ${failures.join(' · ')}`.trimEnd());
  }
  process.exitCode = reports.some(({ failures }) => failures.length > 0) ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
