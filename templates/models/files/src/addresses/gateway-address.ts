import { config } from '../config.ts';
import type { AddressOf } from './address-of.ts';
import type { GatewayEntry } from './gateway-entry.ts';

const checkEveryMs = 15_000;
const checkTimeoutMs = 2000;

/** The first healthy gateway that serves the model, else the provider. Health is asked at most every 15 s, by the call that needs it. */
export const gatewayAddress: AddressOf = ({ modelId, baseUrl, fetch }) => {
  const gateways = config.gateways
    .filter((gateway) => gateway.models.includes(modelId))
    .map((gateway) => ({ ...gateway, isHealthy: createHealthCheck(gateway, fetch) }));
  return async () => {
    for (const gateway of gateways) if (await gateway.isHealthy()) return gateway.baseUrl.replace(/\/$/, '');
    return baseUrl;
  };
};

function createHealthCheck(gateway: GatewayEntry, fetch: typeof globalThis.fetch): () => Promise<boolean> {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let healthy = Promise.resolve(false);
  return () => {
    if (performance.now() - checkedAt < checkEveryMs) return healthy;
    checkedAt = performance.now();
    const url = new URL(gateway.healthPath, gateway.baseUrl);
    healthy = fetch(url, { signal: AbortSignal.timeout(checkTimeoutMs) }).then(
      (response) => response.ok,
      () => false,
    );
    return healthy;
  };
}
