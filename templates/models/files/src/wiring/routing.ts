/** Joins the routing strategy, the addresses and the layers that the canvas chose. */
import { cacheDecisions } from '../layers/cache-decisions.ts';
import { compareCandidate } from '../layers/compare-candidate.ts';
import type { Layer } from '../layers/layer.ts';

export { gatewayAddress as addressOf } from '../addresses/gateway-address.ts';
export { cascade as strategy } from '../routing/cascade.ts';

export const layers: Layer[] = [cacheDecisions, compareCandidate];
