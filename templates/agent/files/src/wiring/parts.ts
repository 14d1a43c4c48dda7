/** The tools, agents and topology of the canvas. */
import { sampleAgentExtras } from '../agents/sample-agent.ts';
import type { Tool } from '../define-tool.ts';
import { sampleActionTool } from '../tools/sample-action.ts';
import { sampleLookupTool } from '../tools/sample-lookup.ts';
import type { SpecialistExtras } from '../topology/specialist.ts';

export { router as topology } from '../topology/router.ts';

export const canvasTools: Tool[] = [sampleLookupTool, sampleActionTool];

export const specialistExtras: SpecialistExtras[] = [sampleAgentExtras];
