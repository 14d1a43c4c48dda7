import type { Habits } from './habits.ts';

/** Where a path of the pack lies in the workspace. */
export const placeOf = (path: string, { folder, apps }: Pick<Habits, 'folder' | 'apps'>): string =>
  path.replace(/^packages(?=\/|$)/, folder).replace(/^apps(?=\/|$)/, apps);
