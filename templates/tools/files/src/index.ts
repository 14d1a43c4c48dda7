// Owns the tools that agents call: what a tool is, and the list of them.
// Must not: know an agent or a model. Tools reach the world through the data that they are given.
export type { RecordEntry, ToolData } from './data.ts';
export { defineTool, type Tool, type ToolContext } from './define-tool.ts';
export { tools } from './tools.ts';
