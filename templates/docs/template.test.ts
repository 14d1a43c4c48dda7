import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, 'files');
const rules = join(import.meta.dirname, '../observability/files/rules');

const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md.hbs'))
  .map((file) => ({ file: file.replace(/\.hbs$/, ''), text: readFileSync(join(folder, file), 'utf8') }));
const ruleText = readdirSync(rules)
  .filter((file) => /\.yaml(\.hbs)?$/.test(file))
  .map((file) => readFileSync(join(rules, file), 'utf8'))
  .join('\n');

const found = (text: string, pattern: RegExp) => [
  ...new Set([...text.matchAll(pattern)].map((match) => String(match[1]))),
];
const textOf = (name: string) => documents.find(({ file }) => file === name)?.text ?? '';

test('every alert names a runbook that exists and that names the alert', () => {
  const alerts = [...ruleText.matchAll(/- alert: (\w+)[\s\S]*?(?=- alert:|- record:|$)/g)];
  const astray = alerts
    .map(([block, alert]) => ({ alert: String(alert), runbook: /runbook: docs\/(\S+)/.exec(block)?.[1] }))
    .filter(({ alert, runbook }) => runbook !== undefined && !textOf(runbook).includes(`\`${alert}\``));
  expect(alerts.length).toBeGreaterThan(10);
  expect(astray).toEqual([]);
});

test('runbooks and playbooks name only alerts and metrics that exist', () => {
  const known = new Set(found(ruleText, /- alert: (\w+)/g));
  const metrics = readFileSync(join(rules, '../src/metric-names.ts'), 'utf8');
  const operations = documents.filter(({ file }) => /^(runbooks|playbooks)\//.test(file));
  const alerts = operations.flatMap(({ text }) => found(text, /`((?:[A-Z][a-z]+){2,})`/g));
  const names = operations
    .flatMap(({ text }) => found(text, /\b(agent_[a-z_]+)/g))
    .map((name) => name.replace(/_count$/, ''));
  expect(alerts.filter((alert) => !known.has(alert))).toEqual([]);
  expect(names.filter((name) => !metrics.includes(`'${name}'`))).toEqual([]);
});

test('links between documents lead somewhere', () => {
  const names = new Set(documents.map(({ file }) => file));
  const broken = documents.flatMap(({ file, text }) =>
    found(text, /\]\(([^)#]+\.md)\)/g)
      .map((link) => join(file, '..', link))
      .filter((path) => !path.startsWith('..') && !names.has(path))
      .map((path) => `${file} → ${path}`),
  );
  expect(broken).toEqual([]);
});
