import semver from 'semver';
import type { Migration, MigrationStep } from './migration.ts';

/**
 * What is wrong with migrations taken together: ids used twice, an order other than by version and id, a version after
 * the pack's own, and steps that a second run would not leave alone (a path that one takes away and a later one makes again).
 */
export function migrationProblems(migrations: readonly Migration[], version: string): string[] {
  const problems: string[] = [];
  const taken: Taken[] = [];
  for (const [index, migration] of migrations.entries()) {
    const { id } = migration;
    const previous = migrations[index - 1];
    if (migrations.findIndex((other) => other.id === id) < index) problems.push(`${id}: another migration has this id`);
    if (previous && compareMigrations(previous, migration) > 0) {
      problems.push(`${id}: stands after ${previous.id}; migrations go by version, then by id`);
    }
    if (semver.gt(migration.version, version)) {
      problems.push(`${id}: introduced by ${migration.version}, and the pack is ${version}`);
    }
    for (const step of migration.steps) {
      problems.push(...stepProblems(step).map((problem) => `${id}: ${problem}`));
      taken.push(...takenBy(step, id));
      const clash = givenBy(step).flatMap((given) => {
        const found = taken.find((one) => one.space === given.space && overlaps(one, given));
        return found ? [{ given, found }] : [];
      })[0];
      if (!clash) continue;
      const { given, found } = clash;
      const by = found.id === id ? 'it' : `migration ${found.id}`;
      problems.push(`${id}: makes ${given.path}, on which ${by} worked before; a second run would change it again`);
    }
  }
  return [...problems, ...valueProblems(migrations)];
}

/** By version, then by id. */
export function compareMigrations(a: Migration, b: Migration): number {
  return semver.compare(a.version, b.version) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

interface Named {
  /** Paths of files, of answers and of keys in one file are compared among themselves. */
  readonly space: string;
  readonly path: string;
  readonly separator: '/' | '.';
}

interface Taken extends Named {
  readonly id: string;
}

const file = (path: string): Named => ({ space: 'files', path, separator: '/' });
const answer = (path: string): Named => ({ space: 'answers', path, separator: '.' });
const key = (path: string, inside: string): Named => ({ space: `keys of ${inside}`, path, separator: '.' });

function takenBy(step: MigrationStep, id: string): Taken[] {
  if ('rename' in step) return [{ ...file(step.rename.from), id }];
  if ('delete' in step) return [{ ...file(step.delete), id }];
  if ('key' in step) {
    return [
      { ...key(step.key.from, step.key.file), id },
      { ...file(step.key.file), id },
    ];
  }
  const { from, to, values } = step.answer;
  return to !== undefined || values === undefined ? [{ ...answer(from), id }] : [];
}

function givenBy(step: MigrationStep): Named[] {
  if ('rename' in step) return [file(step.rename.to)];
  if ('key' in step) return [key(step.key.to, step.key.file)];
  return 'answer' in step && step.answer.to !== undefined ? [answer(step.answer.to)] : [];
}

function overlaps(a: Named, b: Named): boolean {
  const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(outer + a.separator);
  return isWithin(a.path, b.path) || isWithin(b.path, a.path);
}

function stepProblems(step: MigrationStep): string[] {
  if (!('key' in step)) return [];
  const { file, from, to } = step.key;
  const parent = (path: string) => path.split('.').slice(0, -1).join('.');
  if (parent(from) !== parent(to)) return [`${from} becomes ${to}: a key is renamed inside the object that holds it`];
  const name = to.split('.').at(-1) ?? '';
  if (file.endsWith('.ts') && !/^[A-Za-z_$][\w$]*$/.test(name)) return [`${name} is no name of a key in ${file}`];
  return [];
}

/** A value that an answer was mapped to is not mapped again: else a second run would change it. */
function valueProblems(migrations: readonly Migration[]): string[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  for (const { id, steps } of migrations) {
    for (const step of steps) {
      if (!('answer' in step) || !step.answer.values) continue;
      const { from, to = from, values } = step.answer;
      for (const old of Object.keys(values)) seen.set(`${from}=${old}`, id);
      for (const [old, value] of Object.entries(values)) {
        const by = String(value) === old ? undefined : seen.get(`${to}=${String(value)}`);
        if (by !== undefined) problems.push(`${id}: ${to} becomes ${String(value)}, which ${by} maps again`);
      }
    }
  }
  return problems;
}
