import { blobId, type Change } from '@agent-canvas/plan';

/** A file that is created once and is the team's from then on. */
export const newFile = (file: {
  readonly path: string;
  readonly content: string;
  readonly template: string;
  readonly reason: string;
}): Change => ({
  path: file.path,
  action: 'create',
  reason: file.reason,
  class: 'seeded',
  origin: { template: file.template, settings: [] },
  hash: blobId(file.content),
  content: file.content,
  executable: false,
});
