import type { Canvas } from '../canvas-schema.ts';
import type { Breach, Rule } from './rule.ts';

const configured = 'models.providers.models';
const trained = 'models.routing.fineTuned';

const baseIds = ({ models }: Canvas) => models.providers.models.map(({ id }) => id);
const allIds = (canvas: Canvas) => [...baseIds(canvas), ...canvas.models.routing.fineTuned.map(({ id }) => id)];

function unknownId(path: string, id: string, known: readonly string[]): Breach[] {
  if (known.includes(id)) return [];
  const allowed = known.length > 0 ? known.join(' | ') : 'none: no model is configured';
  return [
    {
      at: [path],
      message: id === '' ? `${path} names no model` : `There is no model "${id}"`,
      allowed,
      hint: `Use the id of a model, or add one under ${configured}.`,
    },
  ];
}

/** Models that are named must exist. */
export const modelRules: readonly Rule[] = [
  {
    name: 'fallback-models-exist',
    severity: 'error',
    reads: ['models.routing.fallback', configured, trained],
    check: (canvas) =>
      canvas.models.routing.fallback.flatMap((id, index) =>
        unknownId(`models.routing.fallback.${index}`, id, allIds(canvas)),
      ),
  },
  {
    name: 'candidate-model-exists',
    severity: 'error',
    reads: ['api.comparison.enabled', 'api.comparison.candidate', configured, trained],
    check: (canvas) => {
      const { enabled, candidate } = canvas.api.comparison;
      if (!enabled && candidate === '') return [];
      return unknownId('api.comparison.candidate', candidate, allIds(canvas)).map((breach) => ({
        ...breach,
        at: ['api.comparison.candidate', 'api.comparison.enabled'],
      }));
    },
  },
  {
    name: 'fine-tuned-bases-exist',
    severity: 'error',
    reads: [trained, configured],
    check: (canvas) =>
      canvas.models.routing.fineTuned.flatMap(({ base }, index) =>
        unknownId(`${trained}.${index}.base`, base, baseIds(canvas)),
      ),
  },
  {
    name: 'gateway-models-exist',
    severity: 'error',
    reads: ['api.endpoints.gateways', configured, trained],
    check: (canvas) =>
      canvas.api.endpoints.gateways.flatMap(({ models }, gateway) =>
        models.flatMap((id, index) =>
          unknownId(`api.endpoints.gateways.${gateway}.models.${index}`, id, allIds(canvas)),
        ),
      ),
  },
  {
    name: 'cascade-has-two-models',
    severity: 'error',
    reads: ['models.routing.strategy', configured],
    check: ({ models }) => {
      const number = models.providers.models.length;
      if (models.routing.strategy !== 'cascade' || number >= 2) return [];
      return [
        {
          at: ['models.routing.strategy', configured],
          message: `A cascade needs a small and a better model; ${number === 0 ? 'none is' : 'one is'} configured`,
          allowed: 'two models or more, or strategy fixed or cost-aware',
          hint: `Add a model under ${configured}, or choose strategy fixed.`,
        },
      ];
    },
  },
];
