// Owns every call of a language model: the port, the providers behind it, and how calls are routed, repeated, limited and paid.
// Must not: know tools beyond their description, keep conversations, or hide a model's failure: it is thrown as ModelError.
export { createModels } from './create-models.ts';
export { estimateTokens } from './estimate-tokens.ts';
export type {
  Gap,
  Message,
  Model,
  ModelChunk,
  ModelReply,
  ModelRequest,
  Models,
  ToolCall,
  ToolSpec,
  Usage,
  Use,
} from './model.ts';
export { ModelError, type ModelErrorCode } from './model-error.ts';
export { productionGaps } from './production-gaps.ts';
export { createScriptedModel } from './scripted/scripted-model.ts';
export { words } from './words.ts';
