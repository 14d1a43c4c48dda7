import type { Canvas } from '../canvas-schema.ts';
import type { DerivedSpecialist, DerivedTool } from './derived.ts';

/** Verbs that only look: every other first word of a tool's name is taken to change something. */
const readingVerbs = new Set(
  'lookup look get find search list read fetch show check compute calculate compare count describe estimate market quote query track validate verify view summarize'.split(
    ' ',
  ),
);

/** The specialists of the canvas, or one assistant for topology single; `lookup` is everybody's where no tool is named. */
export function deriveSpecialists({ architecture: { multiAgent }, description }: Canvas): readonly DerivedSpecialist[] {
  const named = [...new Set(multiAgent.specialists.flatMap(({ tools }) => tools))];
  const tools = named.length > 0 ? named : ['lookup'];
  if (multiAgent.topology === 'single') return [{ name: 'assistant', duty: description, tools }];
  if (named.length > 0) return multiAgent.specialists;
  return multiAgent.specialists.map((specialist) => ({ ...specialist, tools }));
}

/** Each tool once, in the order of its first specialist. */
export function deriveTools(specialists: readonly DerivedSpecialist[]): readonly DerivedTool[] {
  const users = new Map<string, string[]>();
  for (const { name, tools } of specialists) {
    for (const tool of tools) users.set(tool, [...(users.get(tool) ?? []), name]);
  }
  return [...users].map(([name, names]) => ({ name, effect: effectOf(name), specialists: names }));
}

/**
 * A question that a tool over the sample records answers: what a new repository prints to try it out. `lookup-order` is asked
 * as people ask; another tool is named in full.
 */
export function deriveExampleInput(tools: readonly DerivedTool[]): string {
  const tool = tools.find(({ effect }) => effect === 'read') ?? tools[0];
  const [verb = 'lookup', ...subject] = tool?.name.split('-') ?? [];
  if (verb === 'lookup') return `Where is ${subject.join(' ') || 'order'} 1001?`;
  return [verb.charAt(0).toUpperCase() + verb.slice(1), ...subject, '1001'].join(' ');
}

/** Whether a tool of this name only looks, told from its first word. */
export function effectOf(tool: string): 'read' | 'write' {
  const [verb = ''] = tool.split(/[-_]/);
  return readingVerbs.has(verb) ? 'read' : 'write';
}
