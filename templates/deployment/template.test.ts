import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { renderCanvas } from './render-canvas.ts';

const canvases = ['minimal', 'support', 'research', 'load'];
const ours = (path: string): boolean => /^(packages\/(deployment|observability)\/|compose\.yaml)/.test(path);

test.each(canvases)(
  'every manifest of %s can be parsed',
  async (name) => {
    const manifests = [...(await renderCanvas(name))].filter(([path]) => ours(path) && path.endsWith('.yaml'));
    const errors = manifests.flatMap(([path, text]) =>
      parseAllDocuments(text).flatMap((document) => document.errors.map((error) => `${path}: ${error.message}`)),
    );
    expect(errors).toEqual([]);
    expect(manifests.length).toBeGreaterThan(5);
  },
  60_000,
);

interface Compose {
  services: Record<string, { volumes?: string[]; environment?: Record<string, string> }>;
  volumes: Record<string, unknown>;
}

test.each([
  ['minimal', {}, ['agent-service', 'caddy', 'prometheus']],
  [
    'support',
    { 'stack.target': 'compose' },
    [
      'agent-service',
      'alertmanager',
      'backup',
      'caddy',
      'elasticsearch',
      'jaeger',
      'postgres',
      'prometheus',
      'redis',
      'thanos-compact',
      'thanos-query',
      'thanos-sidecar',
      'thanos-store',
      'vector',
    ],
  ],
])(
  'compose of %s %j runs what was chosen and no more, on volumes and files that exist',
  async (name, set, services) => {
    const files = await renderCanvas(name, set);
    const compose = parseAllDocuments(files.get('compose.yaml') ?? '')[0]?.toJS() as Compose;
    expect(Object.keys(compose.services).sort()).toEqual(services);
    const mounts = Object.values(compose.services).flatMap((service) => service.volumes ?? []);
    const named = mounts.filter((mount) => /^[a-z]/.test(mount)).map((mount) => mount.split(':')[0]);
    expect(new Set(named)).toEqual(new Set(Object.keys(compose.volumes)));
    const sources = mounts.filter((mount) => mount.startsWith('./')).map((mount) => mount.slice(2).split(':')[0] ?? '');
    expect(
      sources.filter((source) => ![...files.keys()].some((path) => path === source || path.startsWith(`${source}/`))),
    ).toEqual([]);
  },
  60_000,
);

test.each<[string, string, string, string]>([
  ['architecture.orchestration.limits.cpuCores', '3', 'deployment.yaml', 'cpu: "3"'],
  ['architecture.orchestration.limits.memory', '2GB', 'deployment.yaml', 'memory: "2147483648"'],
  ['requirements.performance.taskP95Ms', '7000', 'deployment.yaml', 'terminationGracePeriodSeconds: 24'],
  ['requirements.securityNeeds.residency', '[us]', 'deployment.yaml', 'values: ["us"]'],
  ['requirements.performance.peakRps', '4000', 'autoscaler.yaml', 'minReplicas: 10'],
  ['business.growth.multiple', '7', 'autoscaler.yaml', 'maxReplicas: 14'],
  ['requirements.reliability.backup.every', '6h', 'backup.yaml', '"15 */6 * * *"'],
  ['requirements.reliability.backup.every', '7d', 'backup.yaml', '"15 2 */7 * *"'],
  ['requirements.reliability.backup.retention', '2h', 'backup.yaml', '-mmin +120 '],
  ['security.implementation.tls.minVersion', '1.2', 'ingress.yaml', 'VersionTLS12'],
  ['security.implementation.tls.certificates', 'automatic', 'ingress.yaml', 'kind: Certificate'],
  ['architecture.rollouts.stepsPct', '[3, 33, 100]', 'rollout.yaml', 'setWeight: 33'],
  ['security.implementation.tls.certificates', 'none', 'rollout.yaml', 'the share is that of pods'],
  ['architecture.rollouts.rollback.errorPct', '7', 'analysis.yaml', '> 7 / 100.0'],
  ['architecture.rollouts.rollback.p95Ms', '777', 'analysis.yaml', '> 777 / 1000.0'],
  ['architecture.rollouts.rollback.taskP95Ms', '77000', 'analysis.yaml', '> 77000 / 1000.0'],
])(
  '%s = %s changes %s',
  async (path, value, file, expected) => {
    const files = await renderCanvas('support', { [path]: value });
    expect(files.get(`packages/deployment/kubernetes/${file}`)).toContain(expected);
  },
  60_000,
);

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
if (!hasKubectl) console.log('skipped: kubectl is not installed, so no kustomization was built');

test.skipIf(!hasKubectl).each([
  [
    'support',
    {},
    [
      'HorizontalPodAutoscaler',
      'Rollout',
      'AnalysisTemplate',
      'CronJob',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'IngressRoute',
    ],
  ],
  ['support', { 'architecture.rollouts.strategy': 'rolling' }, ['HorizontalPodAutoscaler', 'Deployment', 'CronJob']],
  [
    'minimal',
    { 'stack.target': 'kubernetes', 'security.implementation.tls.certificates': 'none' },
    ['Deployment', 'PersistentVolumeClaim'],
  ],
])(
  'the kustomization of %s %j builds',
  async (name, set, kinds) => {
    const folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const files = [...(await renderCanvas(name, set))].filter(([path]) => ours(path));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const built = execFileSync('kubectl', ['kustomize', join(folder, 'packages/deployment/kubernetes')], {
      encoding: 'utf8',
    });
    const found = parseAllDocuments(built).map((document) => (document.toJS() as { kind: string }).kind);
    expect(found).toEqual(expect.arrayContaining(kinds));
    const manifests = files.filter(([path]) => /^packages\/deployment\/kubernetes\/(?!kustomization)/.test(path));
    const listed = files.find(([path]) => path.endsWith('deployment/kubernetes/kustomization.yaml'))?.[1] ?? '';
    expect(manifests.filter(([path]) => !listed.includes(`- ${path.split('/').at(-1)}`)).map(([path]) => path)).toEqual(
      [],
    );
  },
  60_000,
);
