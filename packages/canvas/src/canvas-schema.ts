import * as z from 'zod';
import type { Derived } from './derived/derived.ts';
import { api } from './squares/api.ts';
import { architecture } from './squares/architecture.ts';
import { business } from './squares/business.ts';
import { data } from './squares/data.ts';
import { experience } from './squares/experience.ts';
import { governance } from './squares/governance.ts';
import { head } from './squares/head.ts';
import { knowledge } from './squares/knowledge.ts';
import { memory } from './squares/memory.ts';
import { models } from './squares/models.ts';
import { project } from './squares/project.ts';
import { requirements } from './squares/requirements.ts';
import { security } from './squares/security.ts';

/** The one schema of canvas.yaml: every key optional, unknown keys refused, in the order of the reference. */
export const canvasSchema = z.strictObject({
  ...head,
  project,
  business,
  requirements,
  architecture,
  memory,
  data,
  knowledge,
  models,
  api,
  security,
  experience,
  governance,
});

/** What a canvas gives: any part of the format, as written. */
export type Answers = z.input<typeof canvasSchema>;

/** Who answered a topic; `default`: nobody put a name to it. */
export type By = 'person' | 'agent' | 'default';

type Resolved<T> = T extends readonly (infer Item)[]
  ? readonly Resolved<Item>[]
  : T extends object
    ? { readonly [K in keyof T]-?: K extends 'by' ? By : Resolved<Exclude<T[K], undefined>> }
    : Exclude<T, 'auto'>;

/** The resolved canvas: every key present, `auto` replaced, derived values beside it, deeply frozen. */
export type Canvas = Resolved<z.output<typeof canvasSchema>> & { readonly derived: Derived };
