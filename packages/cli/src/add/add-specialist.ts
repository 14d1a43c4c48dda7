import { editCanvas, parseCanvas } from '@agent-canvas/canvas';
import { UsageError } from '@agent-canvas/errors';

/**
 * The canvas with one more specialist, comments kept. Errors: E_ADD_EXISTS; E_ADD_TOPOLOGY where the canvas has one assistant
 * and no `topology` is given.
 */
export function addSpecialist(
  text: string,
  asked: {
    readonly name: string;
    readonly duty: string | undefined;
    readonly tools: readonly string[];
    readonly topology: string | undefined;
    readonly program: string;
  },
): string {
  const { name, duty, tools, topology, program } = asked;
  const { multiAgent } = parseCanvas(text, { file: 'canvas.yaml' }).canvas.architecture;
  if (multiAgent.topology === 'single' && topology === undefined) {
    throw new UsageError({
      code: 'E_ADD_TOPOLOGY',
      message: 'This canvas has one assistant (architecture.multiAgent.topology is single)',
      hint: `Say who picks the specialist: ${program} add agent ${name} --topology router (one that fits answers) or --topology supervisor (several may work on one request).`,
    });
  }
  const index = multiAgent.specialists.findIndex((specialist) => specialist.name === name);
  if (index >= 0) {
    throw new UsageError({
      code: 'E_ADD_EXISTS',
      message: `There is a specialist ${name} already`,
      hint: `Change it under architecture.multiAgent.specialists of canvas.yaml, then: ${program} sync`,
    });
  }
  const specialist = { name, ...(duty !== undefined && { duty }), tools: [...tools] };
  return editCanvas(text, [
    ...(topology === undefined ? [] : [{ path: 'architecture.multiAgent.topology', value: topology }]),
    appended('architecture.multiAgent.specialists', multiAgent.specialists, specialist),
  ]);
}

/** An item of a list by its index, so that what stands in the list keeps its comments; an empty list is written whole. */
export const appended = (path: string, list: readonly unknown[], item: object): { path: string; value: unknown } =>
  list.length === 0 ? { path, value: [item] } : { path: `${path}.${list.length}`, value: item };
