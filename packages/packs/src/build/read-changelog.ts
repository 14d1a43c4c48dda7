import { readFileSync } from 'node:fs';

/**
 * Reads a change log as changesets writes it: the text under each `## <version>`, in Markdown, with no empty line at
 * its ends.
 */
export function readChangelog(file: string): Record<string, string> {
  const [, ...sections] = readFileSync(file, 'utf8').split(/^## (?=v?\d)/m);
  const entries = sections.map((section) => {
    const [heading = '', ...lines] = section.split(/\r?\n/);
    return [heading.replace(/^v/, '').trim(), lines.join('\n').trim()] as const;
  });
  return Object.fromEntries(entries.filter(([version, text]) => /^\d+\.\d+\.\d+\S*$/.test(version) && text !== ''));
}
