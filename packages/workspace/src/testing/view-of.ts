import type { WorkspaceView } from '../workspace.ts';

/** For tests: a workspace in memory; what is no text is written as JSON. */
export const viewOf = (files: Readonly<Record<string, unknown>>): WorkspaceView => ({
  paths: () => Object.keys(files),
  read: (path) => {
    const file = files[path];
    return file === undefined || typeof file === 'string' ? file : JSON.stringify(file);
  },
});
