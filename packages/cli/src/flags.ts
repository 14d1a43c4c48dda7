import { nearest, UsageError } from '@agent-canvas/errors';

export interface FlagSpec {
  /** Without dashes: `dry-run`. */
  readonly name: string;
  /** What stands for the value in help (`FILE`); absent for a switch. */
  readonly value?: string;
  readonly repeatable?: true;
  readonly short?: string;
  readonly description: string;
}

export interface Parsed {
  readonly positionals: readonly string[];
  has(name: string): boolean;
  /** The last value given. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/**
 * Reads a command's arguments. Values follow as `--flag VALUE` or `--flag=VALUE`; `--` ends the flags. Throws UsageError for
 * an unknown flag (the nearest is named), a missing or unwanted value, and too many positionals.
 */
export function parseFlags(
  args: readonly string[],
  command: { readonly name: string; readonly flags: readonly FlagSpec[]; readonly positionals: number },
): Parsed {
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      positionals.push(...rest);
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      positionals.push(arg);
      continue;
    }
    const [written = '', inline] = splitOnce(arg);
    const flag = findFlag(written, command);
    if (flag.value === undefined && inline !== undefined) {
      throw new UsageError({
        code: 'E_FLAG_VALUE',
        message: `--${flag.name} takes no value`,
        hint: `Write --${flag.name} alone.`,
      });
    }
    const value = flag.value === undefined ? '' : (inline ?? rest.shift());
    if (value === undefined || (inline === undefined && value.startsWith('--'))) {
      throw new UsageError({
        code: 'E_FLAG_VALUE',
        message: `--${flag.name} needs a value`,
        hint: `Write --${flag.name} ${flag.value}.`,
      });
    }
    const values = given.get(flag.name) ?? [];
    if (values.length > 0 && flag.value !== undefined && !flag.repeatable) {
      throw new UsageError({ code: 'E_FLAG_TWICE', message: `--${flag.name} stands twice`, hint: 'Give it once.' });
    }
    given.set(flag.name, [...values, value]);
  }
  const extra = positionals[command.positionals];
  if (extra !== undefined) {
    throw new UsageError({
      code: 'E_ARGUMENT',
      message: `'${extra}' is one argument too many for ${command.name}`,
      hint: `See agent-canvas ${command.name} --help.`,
    });
  }
  return {
    positionals,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
}

function splitOnce(arg: string): [string, string?] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg] : [arg.slice(0, at), arg.slice(at + 1)];
}

function findFlag(written: string, command: { readonly name: string; readonly flags: readonly FlagSpec[] }): FlagSpec {
  const flag = command.flags.find(({ name, short }) => written === `--${name}` || (short && written === `-${short}`));
  if (flag) return flag;
  const guess = nearest(
    written,
    command.flags.map(({ name }) => `--${name}`),
  );
  throw new UsageError({
    code: 'E_FLAG',
    message: `${command.name} has no flag ${written}`,
    hint: guess
      ? `Did you mean ${guess}? See agent-canvas ${command.name} --help.`
      : `See agent-canvas ${command.name} --help.`,
  });
}
