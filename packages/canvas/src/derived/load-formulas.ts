import type { Canvas } from '../canvas-schema.ts';
import type { Formula } from './formulas.ts';

const secondsPerDay = 86_400;
/** One core serves about this many runs a second; the service's own work, models not counted. */
const rpsPerCore = 50;

/** The lowest number of replicas at which one may fail or be replaced without being missed. */
function replicasForAvailability({ stage, requirements }: Canvas): number {
  if (stage === 'prototype') return 1;
  const { availabilityPct } = requirements.reliability;
  if (availabilityPct >= 99.99) return 3;
  return availabilityPct >= 99.5 ? 2 : 1;
}

const sharesStores = ({ memory }: Canvas) =>
  memory.architecture.shortTerm === 'redis' && memory.architecture.working === 'postgres';

const clamp = (lowest: number, number: number, highest: number) =>
  Math.min(highest, Math.max(lowest, Math.ceil(number)));

/** From users to load, from load to replicas and pools. */
export const loadFormulas: readonly Formula[] = [
  {
    name: 'sustainedRps',
    sets: 'requirements.performance.sustainedRps',
    formula:
      '{business.scale.monthlyUsers} × {business.scale.interactionsPerUserPerDay} × {business.scale.peakFactor} ÷ 86400 seconds, rounded up',
    reason: 'What the busiest hour brings must be borne all day.',
    compute: ({ business: { scale } }) =>
      Math.ceil((scale.monthlyUsers * scale.interactionsPerUserPerDay * scale.peakFactor) / secondsPerDay),
  },
  {
    name: 'peakRps',
    sets: 'requirements.performance.peakRps',
    formula: '2 × {requirements.performance.sustainedRps}',
    reason: 'Within the busiest hour single minutes are about twice as busy.',
    compute: ({ requirements }) => 2 * requirements.performance.sustainedRps,
  },
  {
    name: 'rollbackTaskP95Ms',
    sets: 'architecture.rollouts.rollback.taskP95Ms',
    formula: '1.5 × {requirements.performance.taskP95Ms}',
    reason: 'Half as slow again as allowed is no chance deviation.',
    compute: ({ requirements }) => 1.5 * requirements.performance.taskP95Ms,
  },
  {
    name: 'replicas',
    formula:
      'the greater of {requirements.performance.peakRps} ÷ (50 × {architecture.orchestration.limits.cpuCores}), rounded up, and the replicas for {requirements.reliability.availabilityPct} % in {stage} (prototype 1; else 1, from 99.5 % 2, from 99.99 % 3)',
    reason: 'Enough for the peak at 50 runs a second and core, and one may fail.',
    compute: (canvas) => {
      const perReplica = rpsPerCore * canvas.architecture.orchestration.limits.cpuCores;
      const forLoad = Math.ceil(canvas.requirements.performance.peakRps / perReplica);
      return Math.max(forLoad, replicasForAvailability(canvas));
    },
  },
  {
    name: 'maxReplicas',
    formula:
      '{derived.replicas} × {business.growth.multiple}, rounded up; no more than {derived.replicas} unless {memory.architecture.shortTerm} is redis and {memory.architecture.working} is postgres',
    reason: 'Room for the growth that is planned; stores inside one process cannot be shared.',
    compute: (canvas) => {
      const { replicas } = canvas.derived;
      return sharesStores(canvas) ? Math.ceil(replicas * canvas.business.growth.multiple) : replicas;
    },
  },
  {
    name: 'concurrentRuns',
    formula:
      '{requirements.performance.sustainedRps} × {requirements.performance.taskP95Ms} ÷ 1000 ÷ {derived.replicas}, rounded up, at least 4',
    reason: 'Arrivals times duration are under way at once (Little’s law).',
    compute: ({ requirements: { performance }, derived }) =>
      clamp(4, (performance.sustainedRps * performance.taskP95Ms) / 1000 / derived.replicas, Number.MAX_SAFE_INTEGER),
  },
  {
    name: 'databasePoolSize',
    formula:
      '{requirements.performance.peakRps} ÷ {derived.replicas} × 0.04 seconds of queries, rounded up, from 5 to 50',
    reason: 'A run holds a connection for about 40 ms in all; more than 50 a replica only wait inside PostgreSQL.',
    compute: ({ requirements, derived }) => clamp(5, (requirements.performance.peakRps / derived.replicas) * 0.04, 50),
  },
  {
    name: 'modelPoolSize',
    formula: '{derived.concurrentRuns}, from 10 to 1000',
    reason: 'Each run in flight waits on one model call at a time.',
    compute: ({ derived }) => clamp(10, derived.concurrentRuns, 1000),
  },
];
