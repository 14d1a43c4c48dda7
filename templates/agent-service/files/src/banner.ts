import { config } from './config.ts';
import type { Service } from './start-service.ts';

/** What a developer reads after `pnpm dev`: where it runs, and a request that works as it is. */
export const banner = ({ address, developmentKey, scripted }: Omit<Service, 'stop' | 'log'>): string =>
  [
    `acme-agent listens on ${address}`,
    ...(scripted ? ['The model is scripted: a small fixed policy answers, no language model does.'] : []),
    `Development key, for this boot only: ${developmentKey}`,
    '',
    `curl -s ${address}/v1/runs -H "authorization: Bearer ${developmentKey}" -H "content-type: application/json" -d '${JSON.stringify({ input: config.exampleInput })}'`,
    '',
  ].join('\n');
