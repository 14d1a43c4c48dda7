/**
 * Check: is a repository in sync, from its lock and hashes alone? The code is the checker that every repository is given,
 * `.canvas/check.mjs`, so the command line and a team's CI cannot disagree.
 */
export type {
  Advisory,
  CheckOptions,
  ExitCode,
  Finding,
  Report,
  State,
} from '../../../templates/root/files/.canvas/check.mjs';
export {
  blobId,
  canvasDigest,
  checkRepository,
  lockChecksum,
  toMarkdown,
  toSarif,
  toText,
} from '../../../templates/root/files/.canvas/check.mjs';
