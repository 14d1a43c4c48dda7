import type { EvalReport } from './eval-report.ts';

/** The report as a table for people; the last line is the verdict. */
export function printReport(report: EvalReport): string {
  const cases = report.cases.map((one) => [
    one.plumbing && one.quality !== false ? 'pass' : 'FAIL',
    one.id + (one.heldOut ? ' (held out)' : ''),
    one.consistent ? '' : 'wavers',
    `${one.ms} ms`,
    one.failures.join(' · '),
  ]);
  const gates = report.gates.map(({ gate, measured, required, outcome }) => [
    outcome === 'fail' ? 'FAIL' : outcome,
    gate,
    measured === undefined ? '-' : String(Math.round(measured * 1e6) / 1e6),
    required,
  ]);
  return [
    `model ${report.model}, ${report.cases.length} cases, ${report.repeat} runs each`,
    ...table(cases),
    '',
    'gates',
    ...table(gates),
    ...(report.regressions ?? []).map((id) => `REGRESSION ${id}: passed in the baseline`),
    '',
    `plumbing: ${report.plumbing} · quality: ${report.quality}`,
  ].join('\n');
}

function table(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, at) => Math.max(all[at] ?? 0, cell.length)), []);
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
}
