// Owns the HTTP API: who is let in, how much, for how long; runs as stored things; health, metrics and a clean end.
// `main.ts` is the process, `create-app.ts` the API over its parts, `start-service.ts` joins the packages.
// Must not: decide what the agent does, keep memories, or know a model provider.

export { createApp } from './create-app.ts';
export type { AppParts } from './http/app.ts';
export { type Service, startService } from './start-service.ts';
