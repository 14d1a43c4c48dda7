import { createRoute, z } from '@hono/zod-openapi';
import { allow } from '../http/allow.ts';
import type { RegisterRoutes } from '../http/app.ts';

const toolsSchema = z.object({
  tools: z.array(z.object({ name: z.string(), version: z.string(), description: z.string() }).loose()),
});

const listTools = createRoute({
  method: 'get',
  path: '/v1/tools',
  summary: 'The tools that the agent has',
  responses: { 200: { description: 'The tools', content: { 'application/json': { schema: toolsSchema } } } },
});

export const toolRoutes: RegisterRoutes = (app, { agent, security }) => {
  app.openapi(listTools, async (c) => {
    await allow({ security, principal: c.get('principal'), permission: 'tools:read', on: 'tools' });
    return c.json({ tools: agent.tools.map((tool) => ({ ...tool })) }, 200);
  });
};
