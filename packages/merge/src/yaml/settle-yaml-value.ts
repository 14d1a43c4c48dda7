import { mergeLines } from '../lines/merge-lines.ts';
import type { Settled, ValuePlace } from '../tree/merge-run.ts';
import { isSameNode, type Leaf } from '../tree/tree.ts';
import { mergeVersions } from '../versions/merge-versions.ts';

/**
 * What YAML values can say beyond themselves: `uses: actions/checkout@v4` and `image: postgres:17.2` hold a version, which follows the rule of
 * dependencies, and a block of text (`run: |`) is merged by its lines.
 */
export function settleYamlValue(place: ValuePlace): Settled | undefined {
  const { base, mine, theirs, path } = place;
  if (mine.value.type !== 'leaf' || theirs.value.type !== 'leaf') return undefined;
  if (base && (isSameNode(base.value, mine.value) || isSameNode(base.value, theirs.value))) return undefined;
  const sides = { base: base?.value.type === 'leaf' ? base.value : undefined, mine: mine.value, theirs: theirs.value };
  const key = path.at(-1);
  if (key === 'uses' || key === 'image') return settleReference(sides);
  return settleBlock(sides);
}

interface LeafSides {
  readonly base: Leaf | undefined;
  readonly mine: Leaf;
  readonly theirs: Leaf;
}

function settleReference({ base, mine, theirs }: LeafSides): Settled | undefined {
  const [own, packs, before] = [referenceOf(mine), referenceOf(theirs), base && referenceOf(base)];
  if (!own || !packs || own.name !== packs.name || own.variant !== packs.variant) return undefined;
  const versions = {
    base: before?.name === own.name ? before.version : undefined,
    mine: own.version,
    theirs: packs.version,
  };
  const merged = mergeVersions(versions);
  if ('conflict' in merged) return merged;
  return { side: merged.version === own.version ? 'mine' : 'theirs' };
}

/** The name before the version, the version (of an action pinned by commit: the one in the comment) and what follows it (`-alpine`). */
function referenceOf({ text }: Leaf): { name: string; version: string; variant: string } | undefined {
  const pinned = /^["']?([\w./-]+)@[0-9a-f]{40}["']?[ \t]+#[ \t]*v?(\d[\d.]*)[ \t]*$/.exec(text);
  if (pinned) return { name: pinned[1] ?? '', version: pinned[2] ?? '', variant: '' };
  const plain = /^["']?([\w./:-]+?)[@:]v?(\d+(?:\.\d+){0,2})([\w.-]*)["']?(?:[ \t]+#.*)?$/.exec(text);
  return plain ? { name: plain[1] ?? '', version: plain[2] ?? '', variant: plain[3] ?? '' } : undefined;
}

/** Blocks that keep their lines (`|`, `|-`) are merged by them. */
function settleBlock({ base, mine, theirs }: LeafSides): Settled | undefined {
  const [own, packs, before] = [blockOf(mine.text), blockOf(theirs.text), base && blockOf(base.text)];
  if (!own || !packs || !before || own.header !== packs.header) return undefined;
  const regions = mergeLines({ base: before.lines, mine: own.lines, theirs: packs.lines });
  const lines: string[] = [];
  for (const region of regions) {
    if (!('lines' in region)) return undefined;
    lines.push(...region.lines);
  }
  const text = lines.map((line) => (line === '' ? '\n' : `${own.indent}${line}\n`)).join('');
  const content = `${lines.join('\n')}${own.header === '|' ? '\n' : ''}`;
  return { text: `${own.header}\n${text}`, meaning: JSON.stringify(content) };
}

function blockOf(text: string): { header: string; indent: string; lines: string[] } | undefined {
  const [header = '', ...rest] = text.trimEnd().split('\n');
  if (header !== '|' && header !== '|-') return undefined;
  const indent = /^ */.exec(rest.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
  if (rest.some((line) => line.trim() !== '' && !line.startsWith(indent))) return undefined;
  return { header, indent, lines: rest.map((line) => line.slice(indent.length)) };
}
