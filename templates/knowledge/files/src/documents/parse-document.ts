import { createHash } from 'node:crypto';
import { config } from '../config.ts';
import type { RawDocument, Source } from '../sources/source.ts';
import type { Document } from './document.ts';

/**
 * Reads the metadata in front of a text (`---`, then `key: value` lines, then `---`): title, owner, class, updated and
 * reviewed (dates). What is missing comes from the canvas: its owner, its first class.
 */
export const parseDocument = (source: Source, raw: RawDocument): Document => {
  const { fields, body } = splitFrontMatter(raw.text);
  const { owner, classes } = config.governance;
  const title = fields.get('title') ?? raw.title ?? headingOf(body) ?? raw.uri;
  return {
    source: source.name,
    uri: raw.uri,
    content: source.content,
    title,
    text: body,
    owner: fields.get('owner') ?? owner,
    class: fields.get('class') ?? classes[0] ?? '',
    updatedAt: dateOf(fields.get('updated')) ?? raw.updatedAt,
    reviewedAt: dateOf(fields.get('reviewed')),
    digest: createHash('sha256').update(body.toLowerCase().replace(/\s+/g, ' ')).digest('hex'),
  };
};

const splitFrontMatter = (text: string): { fields: Map<string, string>; body: string } => {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(text);
  if (!match) return { fields: new Map(), body: text.trim() };
  const pairs = (match[1] ?? '').split('\n').flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), unquote(line.slice(colon + 1).trim())]];
  });
  return { fields: new Map(pairs), body: text.slice(match[0].length).trim() };
};

const unquote = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;

const headingOf = (body: string): string | undefined => /^#+\s+(.+)$/m.exec(body)?.[1]?.trim();

const dateOf = (value: string | undefined): number | undefined => {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? undefined : time;
};
