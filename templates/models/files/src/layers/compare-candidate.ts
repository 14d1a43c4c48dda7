import { createHash } from 'node:crypto';
import { config } from '../config.ts';
import type { Model, ModelRequest } from '../model.ts';
import type { Layer } from './layer.ts';

interface Arm {
  samples: number;
  failures: number;
  costMicroUsd: number;
  milliseconds: number;
}

/**
 * Sends a share of answers to the candidate, always the same inputs. Both arms are counted; the figures are logged once each
 * arm has its minimum of samples, and not before: fewer say nothing.
 */
export const compareCandidate: Layer = (base, { use, pool, log }) => {
  const { candidate: id, trafficPct, minSamples } = config.comparison;
  const candidate = pool.find(({ entry }) => entry.id === id)?.model;
  if (use !== 'answer' || !candidate) return base;
  const arms = { base: emptyArm(), candidate: emptyArm() };
  let isReported = false;
  return {
    id: base.id,
    async *stream(request, options) {
      const arm = percentOf(request) < trafficPct ? 'candidate' : 'base';
      yield* count(arms[arm], arm === 'candidate' ? candidate : base, request, options.signal);
      if (isReported || arms.base.samples < minSamples || arms.candidate.samples < minSamples) return;
      isReported = true;
      log.info(
        { candidate: id, minSamples, base: meansOf(arms.base), compared: meansOf(arms.candidate) },
        'comparison is due',
      );
    },
  };
};

const emptyArm = (): Arm => ({ samples: 0, failures: 0, costMicroUsd: 0, milliseconds: 0 });

const meansOf = ({ samples, failures, costMicroUsd, milliseconds }: Arm) => ({
  samples,
  failureRate: failures / samples,
  meanMicroUsd: costMicroUsd / samples,
  meanMilliseconds: milliseconds / samples,
});

/** From 0 to below 100, the same for every call of a run: it hangs on what the user said last. */
function percentOf(request: ModelRequest): number {
  const said = request.messages.findLast((message) => message.role === 'user');
  return (
    (createHash('sha256')
      .update(JSON.stringify(said ?? ''))
      .digest()
      .readUInt32BE(0) /
      2 ** 32) *
    100
  );
}

async function* count(arm: Arm, model: Model, request: ModelRequest, signal: AbortSignal): ReturnType<Model['stream']> {
  const start = performance.now();
  arm.samples += 1;
  try {
    for await (const chunk of model.stream(request, { signal })) {
      if (chunk.type === 'reply') arm.costMicroUsd += chunk.reply.usage.costMicroUsd;
      if (chunk.type === 'reply') arm.milliseconds += performance.now() - start;
      yield chunk;
    }
  } catch (error) {
    if (!signal.aborted) arm.failures += 1;
    throw error;
  }
}
