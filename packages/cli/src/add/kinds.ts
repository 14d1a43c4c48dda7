import { nearest, UsageError } from '@agent-canvas/errors';

/** What can be added, and what each is. */
export const kinds = {
  package: 'a package of the pack with all that it requires (memory, security, observability, …)',
  tool: 'a tool with its test, listed; with a golden case where there are evaluations',
  agent: 'a specialist in canvas.yaml, then sync',
  prompt: 'a versioned prompt, listed and checked',
  eval: 'a set of golden cases',
  runbook: 'a runbook to fill in',
  connector: 'a source of documents in canvas.yaml, then sync',
} as const;

export type AddKind = keyof typeof kinds;

/** Reads `KIND NAME`. Throws UsageError with the nearest kind and the list, or with the name as it has to be written. */
export function readWhat(positionals: readonly string[], program: string): { kind: AddKind; name: string } {
  const [given, name] = positionals;
  const names = Object.keys(kinds);
  if (given === undefined || !Object.hasOwn(kinds, given)) {
    const guess = given === undefined ? undefined : nearest(given, names);
    throw new UsageError({
      code: 'E_ADD_KIND',
      message: given === undefined ? 'add needs a kind and a name' : `add knows no '${given}'`,
      hint: `${guess ? `Did you mean ${guess}? ` : ''}There are ${names.join(', ')}. See ${program} add --help.`,
    });
  }
  if (name === undefined) {
    throw new UsageError({
      code: 'E_ADD_NAME',
      message: `add ${given} needs a name`,
      hint: `As in: ${program} add ${given} ${given === 'package' ? 'memory' : given === 'tool' ? 'refund' : 'refunds'}`,
    });
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new UsageError({
      code: 'E_ADD_NAME',
      message: `'${name}' is no name for a ${given}: names are lower-case words with hyphens`,
      hint: suggestion(name),
    });
  }
  return { kind: given as AddKind, name };
}

function suggestion(name: string): string {
  const mended = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
  return mended === '' ? 'As in: look-up-order' : `Write it as: ${mended}`;
}
