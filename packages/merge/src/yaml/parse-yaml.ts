import { type Document, isCollection, isMap, isScalar, parseAllDocuments } from 'yaml';
import type { Entry, Group, TreeNode } from '../tree/tree.ts';
import { blockOf } from './block-of.ts';
import { flowOf } from './flow-of.ts';
import { opaqueLeaf } from './leaf-of.ts';

/** The tree of a YAML text: a map whose entries are its documents; `undefined` where it does not parse. */
export function parseYaml(text: string): Group | undefined {
  const documents = parse(text);
  if (!documents) return undefined;
  const entries = documents.map((document, index) => {
    const start = index === 0 ? 0 : (documents[index - 1]?.range[2] ?? 0);
    return documentOf({
      text,
      document,
      start,
      end: index === documents.length - 1 ? text.length : document.range[2],
      index,
    });
  });
  const keys = new Set(entries.map(({ key }) => key));
  const isTold = keys.size === entries.length;
  return {
    type: 'map',
    style: 'block',
    open: '',
    entries: isTold ? entries : entries.map((entry, index) => ({ ...entry, key: `document ${index + 1}` })),
    tail: '',
    close: '',
    indent: '',
    hasTrailingComma: false,
  };
}

function parse(text: string): Document.Parsed[] | undefined {
  try {
    const documents = parseAllDocuments(text, { keepSourceTokens: true, logLevel: 'silent' });
    if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
    return documents as Document.Parsed[];
  } catch {
    return undefined;
  }
}

interface Place {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly start: number;
  readonly end: number;
  readonly index: number;
}

function documentOf({ text, document, start, end, index }: Place): Entry {
  const opening = document.directives.docStart ? /^---[ \t]*(?:#.*)?\n/m.exec(text.slice(start, end)) : undefined;
  const from = opening ? start + opening.index + opening[0].length : start;
  const closing = /^\.\.\.[ \t]*\n?$/m.exec(text.slice(from, end));
  const to = closing ? from + closing.index : end;
  const { contents } = document;
  const key = identityOf(document) ?? (index === 0 ? 'document' : `document ${index + 1}`);
  const shape = { key, head: '', space: '', gap: '', hasComma: false };
  if (opening !== null && isCollection(contents) && contents.flow) {
    const [open, close] = contents.range;
    return { ...shape, lead: text.slice(start, open), value: flowOf(text, contents), trail: text.slice(close, end) };
  }
  const node = opening !== null && contents ? blockOf({ text, node: contents, from, to }) : undefined;
  const value: TreeNode = node ?? opaqueLeaf(text.slice(from, to));
  return { ...shape, lead: text.slice(start, from), value, trail: text.slice(to, end) };
}

/** Kubernetes objects are told by kind and name. */
function identityOf({ contents }: Document.Parsed): string | undefined {
  if (!isMap(contents)) return undefined;
  const kind: unknown = contents.get('kind');
  const name: unknown = contents.getIn(['metadata', 'name']);
  return typeof kind === 'string' && !isScalar(name) && name !== undefined ? `${kind}/${String(name)}` : undefined;
}
