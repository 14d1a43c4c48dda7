import { expect, test } from 'vitest';
import { type Report, toMarkdown, toSarif, toText } from './index.ts';

const report: Report = {
  exitCode: 3,
  state: 'drifted',
  findings: [
    {
      rule: 'drifted',
      level: 'error',
      path: 'scripts/a b#1.ts',
      message: 'It | is <b>enforced</b>.',
      fix: 'Restore it.',
    },
    { rule: 'stray-marker', level: 'error', path: 'README.md', line: 7, message: 'It holds markers.', fix: 'Decide.' },
    { rule: 'advisory-unusable', level: 'warning', message: 'No list.', fix: 'Sync.' },
    { rule: 'missing', level: 'note', path: 'a\u001B[31m\n::error::b', message: 'Gone.', fix: 'Nothing.' },
  ],
  counts: { managed: 9, edited: 2, missing: 1, errors: 2, warnings: 1, notes: 1 },
};
const inSync: Report = {
  exitCode: 0,
  state: 'in-sync',
  findings: [],
  counts: { managed: 9, edited: 2, missing: 0, errors: 0, warnings: 0, notes: 0 },
};

test('text for people', () => {
  expect(toText(inSync)).toBe('in sync: 9 managed files, 2 edited here\n');
  expect(toText(report)).toBe(`error  scripts/a b#1.ts  It | is <b>enforced</b>.
    Restore it.
error  README.md:7  It holds markers.
    Decide.
warning  No list.
    Sync.
note  "a\\u001b[31m\\n::error::b"  Gone.
    Nothing.
drifted: 9 managed files, 2 edited here, 1 deleted here
`);
  expect(toText(inSync, { hasColours: true })).toContain('\u001B[32min sync\u001B[0m');
});

test('text of many findings ends with how to see all', () => {
  const [finding] = report.findings;
  if (!finding) throw new Error('no finding');
  const lines = toText({ ...report, findings: Array.from({ length: 25 }, () => finding) }).split('\n');
  expect(lines).toHaveLength(2 * 20 + 3);
  expect(lines.at(-3)).toBe('… and 5 more: --json lists all.');
});

test('Markdown', () => {
  expect(toMarkdown(inSync)).toBe('### Agent Canvas: in sync\n\n9 managed files, 2 edited here. Exit code 0.\n');
  expect(toMarkdown(report)).toBe(`### Agent Canvas: drifted

| | where | what | what to do |
| --- | --- | --- | --- |
| error | scripts/a b#1.ts | It \\| is &#60;b&#62;enforced&#60;/b&#62;. | Restore it. |
| error | README.md:7 | It holds markers. | Decide. |
| warning |  | No list. | Sync. |
| note | "a\\\\u001b[31m\\\\n::error::b" | Gone. | Nothing. |

9 managed files, 2 edited here, 1 deleted here. Exit code 3.
`);
});

test('SARIF 2.1.0: what its schema requires, and what code scanning wants', () => {
  const log = toSarif(report);
  expect(log.version).toBe('2.1.0');
  expect(log.$schema).toContain('sarif-2.1.0');
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  const rules = run?.tool.driver.rules ?? [];
  expect(run?.tool.driver.name).toBe('agent-canvas check');
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.every(({ shortDescription }) => shortDescription.text.endsWith('.'))).toBe(true);
  expect(run?.results).toHaveLength(report.findings.length);
  for (const [index, result] of (run?.results ?? []).entries()) {
    const finding = report.findings[index];
    expect(rules[result.ruleIndex]?.id).toBe(result.ruleId);
    expect(result.ruleId).toBe(finding?.rule);
    expect(['none', 'note', 'warning', 'error']).toContain(result.level);
    expect(result.message.text).toBe(`${finding?.message} ${finding?.fix}`);
    expect(result.locations).toHaveLength(1);
    const { artifactLocation, region } = result.locations[0]?.physicalLocation ?? {};
    expect(new URL(artifactLocation?.uri ?? '', 'file:///root/').href).toBe(`file:///root/${artifactLocation?.uri}`);
    expect(decodeURIComponent(artifactLocation?.uri ?? '')).toBe(finding?.path ?? '.canvas/lock.json');
    expect(region?.startLine).toBe(finding?.line ?? 1);
    expect(result.partialFingerprints['agentCanvas/v1']).toMatch(/^[0-9a-f]{64}$/);
  }
  expect(new Set(run?.results.map(({ partialFingerprints }) => partialFingerprints['agentCanvas/v1'])).size).toBe(4);
  expect(toSarif(inSync).runs[0]?.results).toEqual([]);
});
