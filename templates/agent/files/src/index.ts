// Owns the agent: the loop (perceive, decide, act, reflect), its tools, its topology, and the limits of a run.
// Must not: know HTTP, a database or a provider. It reaches models, memory, knowledge and data through ports that it is given.
export type { Agent, RunEvent, RunRequest, RunResult, ToolCallRecord } from './agent.ts';
export { createAgent } from './create-agent.ts';
export { defineTool, type Tool, type ToolContext, type ToolInfo } from './define-tool.ts';
export type { Approve, Identity, KnowledgePort, MemoryPort } from './ports.ts';
export { tools } from './tools/index.ts';
