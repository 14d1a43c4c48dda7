import { createHash } from 'node:crypto';
import type { LoadedPack, Pack } from '@agent-canvas/packs';
import { builtInPack } from '../built-in-pack.ts';
import { changesB } from './changes-b.ts';
import { changesC } from './changes-c.ts';
import { editPack } from './edit-pack.ts';
import type { PackChange } from './pack-change.ts';

/** Three versions of one pack: today's, and two that follow it. */
export interface PackVersions {
  readonly a: LoadedPack;
  readonly b: LoadedPack;
  readonly c: LoadedPack;
}

/** Builds today's pack and derives its successors. Takes about a second. */
export async function packVersions(): Promise<PackVersions> {
  const a: Pack = { ...(await builtInPack()), version: '1.0.0' };
  const b = nextVersion(a, '1.1.0', changesB);
  const c = nextVersion(b, '2.0.0', changesC);
  return { a: loaded(a), b: loaded(b), c: loaded(c) };
}

function nextVersion(pack: Pack, version: string, changes: readonly PackChange[]): Pack {
  const made = editPack(
    pack,
    changes.flatMap(({ edits }) => edits),
  );
  const migrations = changes.flatMap(({ migration }) => (migration ? [{ ...migration, version }] : []));
  const advisories = changes.flatMap(({ advisory }) =>
    advisory ? [{ ...advisory(pack), affects: `<${version}`, fixedIn: version }] : [],
  );
  return {
    ...made,
    version,
    migrations: [...(made.migrations ?? []), ...migrations],
    advisories: [...(made.advisories ?? []), ...advisories],
    changelog: { ...made.changelog, [version]: changes.map(({ what }) => `- ${what}`).join('\n') },
  };
}

function loaded(pack: Pack): LoadedPack {
  return { pack, integrity: `sha512-${createHash('sha512').update(JSON.stringify(pack)).digest('base64')}` };
}
