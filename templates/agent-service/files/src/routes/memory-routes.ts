import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, allow } from '../http/allow.ts';
import type { RegisterRoutes } from '../http/app.ts';

const eraseMemory = createRoute({
  method: 'delete',
  path: '/v1/memory',
  summary: 'Erase all that is remembered of the caller, runs included',
  responses: {
    200: {
      description: 'How many records of each kind were deleted',
      content: { 'application/json': { schema: z.object({ deleted: z.record(z.string(), z.number()) }) } },
    },
  },
});

export const memoryRoutes: RegisterRoutes = (app, { security, memory, store }) => {
  app.openapi(eraseMemory, async (c) => {
    const principal = c.get('principal');
    const resource = { tenant: principal.tenant, owner: principal.id };
    const on = `memory/${actorOf(principal)}`;
    await allow({ security, principal, permission: 'memory:erase', resource, on });
    const { deleted } = await memory.erase({ tenant: principal.tenant, user: principal.id });
    const runs = await store.erase(resource);
    await security.audit({ actor: actorOf(principal), action: 'memory:erase', resource: on, outcome: 'done' });
    return c.json({ deleted: { ...deleted, runs } }, 200);
  });
};
