import type { Lock, Repository } from '@agent-canvas/plan';

/**
 * What an adoption means for files that are like no version they were compared with; undefined where there is none. An older
 * version's file is not told from an edited one of this version, and then what changed between the two never comes.
 */
export function sayWhatDiffers(
  files: Lock['files'],
  { hash, program }: { readonly hash: Repository['hash']; readonly program: string },
): string | undefined {
  const differing = Object.entries(files).filter(([path, { at, base, inferred, class: fileClass }]) => {
    const found = hash(at ?? path);
    return inferred === true && fileClass !== 'seeded' && found !== undefined && found !== base;
  });
  if (differing.length === 0) return undefined;
  const count = differing.length === 1 ? '1 file differs' : `${differing.length} files differ`;
  return [
    `${count} from the nearest version. What differs counts as the team's, and no sync brings it.`,
    `Was this made with an older version? Compare with that too: ${program} adopt --pack VERSION`,
    'Did a commit delete .canvas? Take it back instead: git log --oneline -- .canvas/lock.json',
  ].join('\n');
}
