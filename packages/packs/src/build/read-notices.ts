import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InternalError } from '@agent-canvas/errors';
import { parse } from 'yaml';
import type { Advisory } from '../advisory.ts';
import type { Migration } from '../migration.ts';
import { compareMigrations } from '../migration-problems.ts';

/** Reads `migrations/<id>/migration.yaml`; the folder's name is the id. Their content is checked with the whole pack. */
export function readMigrations(folder: string): Migration[] {
  const found = namesIn(folder).filter((id) => statSync(join(folder, id)).isDirectory());
  return found
    .map((id) => ({ id, ...readYamlObject(join(folder, id, 'migration.yaml')) }) as Migration)
    .sort(compareMigrations);
}

/** Reads `advisories/<id>.yaml`; the file's name is the id. Their content is checked with the whole pack. */
export function readAdvisories(folder: string): Advisory[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ id: name.slice(0, -'.yaml'.length), ...readYamlObject(join(folder, name)) }) as Advisory)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}

function readYamlObject(file: string): object {
  try {
    const data: unknown = parse(readFileSync(file, 'utf8'));
    if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Error('it holds no keys');
    if ('id' in data) throw new Error('its id is the name of its folder or file; leave the key out');
    return data;
  } catch (cause) {
    throw new InternalError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
