import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { renderCanvas } from '../deployment/render-canvas.ts';

const home = 'packages/observability';

test.each<[string, string, string, string]>([
  ['requirements.reliability.availabilityPct', '97.5', 'objectives', 'vector(97.5 / 100)'],
  ['requirements.reliability.errorRatePct', '7', 'objectives', 'vector(7 / 100)'],
  ['requirements.reliability.mttrMinutes', '77', 'recovery', 'for: 77m'],
  ['requirements.performance.p50Ms', '77', 'objectives', 'vector(77 / 1000)'],
  ['requirements.performance.firstTokenP95Ms', '1777', 'objectives', 'vector(1777 / 1000)'],
  ['requirements.performance.taskP95Ms', '17777', 'objectives', 'vector(17777 / 1000)'],
  ['requirements.performance.sustainedRps', '77', 'objectives', 'vector(77)'],
  ['requirements.budget.monthlyUsd', '777', 'objectives', 'vector(777)'],
  ['requirements.budget.alertAtPct', '77', 'objectives', 'vector(77 / 100)'],
  ['requirements.budget.perRequestUsd', '0.077', 'objectives', 'vector(0.077)'],
  ['governance.costManagement.anomalyPct', '77', 'objectives', 'vector(77 / 100)'],
  ['experience.feedback.minSatisfaction', '3.3', 'objectives', 'vector(3.3)'],
  ['architecture.orchestration.alerts.latencySeconds', '7', 'objectives', 'vector(7)'],
  ['architecture.orchestration.alerts.errorPct', '7', 'objectives', 'vector(7 / 100)'],
  ['knowledge.monitoring.minHitRatePct', '77', 'knowledge-objectives', 'vector(77 / 100)'],
  ['knowledge.monitoring.maxStaleness', '77h', 'knowledge-objectives', 'vector(277200)'],
  ['knowledge.monitoring.maxLag', '7m', 'knowledge-objectives', 'vector(420)'],
  ['knowledge.monitoring.maxFailurePct', '7', 'knowledge-objectives', 'vector(7 / 100)'],
  ['experience.support.escalation', '["@a", "@b"]', 'recovery', 'Call @a, then @b'],
])(
  '%s = %s changes the rules',
  async (path, value, file, expected) => {
    const files = await renderCanvas('support', { [path]: value });
    expect(files.get(`${home}/rules/${file}.yaml`)).toContain(expected);
  },
  60_000,
);

test('what no answer asks for is not emitted', async () => {
  const files = [...(await renderCanvas('minimal')).keys()].filter((path) => path.startsWith(home));
  expect(
    files.filter((path) => /kpi[-s]|knowledge|windows\.yaml|alertmanager|thanos|vector|kubernetes|jaeger/.test(path)),
  ).toEqual([]);
  expect(files).toContain(`${home}/rules/requests.yaml`);
}, 60_000);

test.each([
  ['slack', 'slack_configs', ['pagerduty_configs', 'email_configs']],
  ['pagerduty', 'pagerduty_configs', ['slack_configs', 'email_configs']],
  ['email', 'email_configs', ['slack_configs', 'pagerduty_configs']],
])(
  'alerts by %s alone reach pages and tickets',
  async (channel, present, absent) => {
    const files = await renderCanvas('minimal', { [`experience.support.alerts.${channel}`]: 'true' });
    const text = files.get(`${home}/alertmanager/alertmanager.yaml`) ?? '';
    expect(text.split(present)).toHaveLength(3);
    for (const other of absent) expect(text).not.toContain(other);
  },
  60_000,
);

const has = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0;
const hasTools = has('promtool') && has('amtool');
if (!hasTools)
  console.log(
    'skipped: promtool and amtool are not installed (Debian: prometheus, prometheus-alertmanager), so no emitted rule was run',
  );

test.skipIf(!hasTools).each([
  ['minimal', {}],
  ['support', { 'stack.target': 'compose' }],
])(
  'Prometheus and Alertmanager accept what %s %j gives',
  async (name, set) => {
    const folder = mkdtempSync(join(tmpdir(), 'rules-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const files = [...(await renderCanvas(name, set))].filter(([path]) => path.startsWith(home));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    // Also reads every file of rules.
    const checked = execFileSync('promtool', ['check', 'config', join(folder, home, 'prometheus.yaml')], {
      encoding: 'utf8',
    });
    expect(checked).toContain('is valid prometheus config file');
    expect(checked).toMatch(/SUCCESS: 1\d rules found/);
    const routes = files.find(([path]) => path.endsWith('alertmanager.yaml'))?.[0];
    if (routes)
      expect(execFileSync('amtool', ['check-config', join(folder, routes)], { encoding: 'utf8' })).toContain('SUCCESS');
    const dashboard = JSON.parse(files.find(([path]) => path.endsWith('agent.json'))?.[1] ?? '') as {
      panels: { title: string }[];
    };
    expect(dashboard.panels.map(({ title }) => title)).toContain('Objectives');
    expect(dashboard.panels.some(({ title }) => title === 'KPIs')).toBe(name === 'support');
  },
  60_000,
);
