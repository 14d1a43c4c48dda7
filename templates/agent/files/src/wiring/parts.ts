/** The tools, agents and topology of the canvas. */
import { sampleAgent } from '../agents/sample-agent.ts';
import type { Tool } from '../define-tool.ts';
import { sampleAction } from '../tools/sample-action.ts';
import { sampleLookup } from '../tools/sample-lookup.ts';
import type { SpecialistExtras } from '../topology/specialist.ts';

export { router as topology } from '../topology/router.ts';

export const canvasTools: Tool[] = [sampleLookup, sampleAction];

export const specialistExtras: SpecialistExtras[] = [sampleAgent];
