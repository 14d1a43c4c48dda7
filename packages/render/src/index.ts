/**
 * Render: a pack and a canvas become a tree of files in memory, each with the settings that shaped it. Reads no file,
 * clock or environment, and runs no code of a pack: templates are interpreted as data.
 */
export type { CanvasFacts } from './canvas-helpers.ts';
export { renderConfig } from './render-config.ts';
export { type RenderedPart, renderPart } from './render-part.ts';
export { renderTree } from './render-tree.ts';
export { renderWiring } from './render-wiring.ts';
export type { TemplateChoice } from './select-templates.ts';
export type { ChosenTemplate, Tree, TreeFile } from './tree.ts';
