/** The tables of the chosen stores. */
import type { Migration } from '@acme/database';
import { turns } from './migrations/0001-turns.ts';
import { summaries } from './migrations/0002-summaries.ts';

export const migrations: Migration[] = [turns, summaries];
