/**
 * Workspace: what the habits of a pnpm workspace that is not ours are (scope, folders, catalogue, TypeScript base, linter,
 * script names), and how rendered packages are fitted to them. Pure: looks through a view, touches no disk, and edits no
 * file of the team beyond what it says.
 */
export { adaptTree } from './adapt-tree.ts';
export { editSettings, type SettingsEdit } from './edit-settings.ts';
export { fitFile } from './fit-file.ts';
export type { Habits } from './habits.ts';
export { ignoreCanvas } from './ignore-canvas.ts';
export { placeOf } from './place-of.ts';
export { readHabits } from './read-habits.ts';
export { readWorkspace } from './read-workspace.ts';
export { registerInModule } from './register-in-module.ts';
export type { Manifest, Workspace, WorkspacePackage, WorkspaceView } from './workspace.ts';
