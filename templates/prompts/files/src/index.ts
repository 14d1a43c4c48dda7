// Owns the texts that models are given: one file a prompt, with its version and change log, and what checks and fills them.
// Must not: call a model, or build a prompt's text from what a user wrote: that goes in as a message or as a variable.
export { checkPrompt } from './check-prompt.ts';
export { definePrompt, type Prompt } from './define-prompt.ts';
export { findPrompt } from './find-prompt.ts';
export { listTasks } from './list-tasks.ts';
export { prompts } from './prompts.ts';
export { renderPrompt } from './render-prompt.ts';
