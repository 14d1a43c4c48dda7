import type { History } from './history.ts';
import { dependencies } from './scripts/dependencies.ts';
import { documents } from './scripts/documents.ts';
import { modules } from './scripts/modules.ts';
import { moves } from './scripts/moves.ts';
import { settings } from './scripts/settings.ts';
import { style } from './scripts/style.ts';
import { workflows } from './scripts/workflows.ts';

export const histories: readonly History[] = [
  ...dependencies,
  ...workflows,
  ...style,
  ...moves,
  ...documents,
  ...settings,
  ...modules,
];
