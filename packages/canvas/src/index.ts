/**
 * The canvas: the format of canvas.yaml (one schema), its defaults by stage, the values derived from answers, the rules
 * across topics, and editing the file without losing what a person wrote. Reads and returns text and values; it must not
 * touch the file system, print, or know of templates.
 */
export * from './condition.ts';
export { durationMs } from './duration.ts';
export { sizeBytes } from './size.ts';
