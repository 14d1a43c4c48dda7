import type { Pack } from '@agent-canvas/packs';
import type { TreeFile } from '@agent-canvas/render';
import type { Habits } from './habits.ts';

/** Files under `.canvas/` that every repository has, and what keeps the team's tools away from that folder. */
export function machineFiles(pack: Pack, { linters }: Habits): TreeFile[] {
  const own = pack.templates
    .flatMap(({ id, files }) => files.map((file) => ({ id, file })))
    .filter(({ file }) => file.path.startsWith('.canvas/'))
    .flatMap(({ id, file }) =>
      'text' in file.body
        ? [
            machineFile({
              path: file.path,
              content: unlinted(file.body.text, linters),
              template: id,
              class: file.class,
            }),
          ]
        : [],
    );
  const off = { enabled: false };
  const quiet = linters.includes('biome')
    ? [
        machineFile({
          path: '.canvas/biome.json',
          content: `${JSON.stringify({ root: false, linter: off, formatter: off, assist: off }, null, 2)}\n`,
          template: 'engine',
          class: 'generated',
        }),
      ]
    : [];
  return [...own, ...quiet];
}

function machineFile(file: Pick<TreeFile, 'path' | 'content' | 'template' | 'class'>): TreeFile {
  return { ...file, executable: false, kind: 'core', settings: [] };
}

/** eslint takes no configuration inside a folder: the file itself says that it is not the team's to lint. */
function unlinted(text: string, linters: Habits['linters']): string {
  return linters.includes('eslint') ? text.replace(/^(#!.*\n)?/, '$1/* eslint-disable */\n') : text;
}
