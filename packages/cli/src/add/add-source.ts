import { editCanvas, parseCanvas } from '@agent-canvas/canvas';
import { UsageError } from '@agent-canvas/errors';
import { appended } from './add-specialist.ts';

/**
 * The canvas with one more source of documents, comments kept. Errors: E_ADD_EXISTS; E_ADD_KNOWLEDGE where the agent answers
 * from no documents at all.
 */
export function addSource(
  text: string,
  asked: {
    readonly name: string;
    readonly kind: string | undefined;
    readonly location: string | undefined;
    readonly program: string;
  },
): string {
  const { name, kind = 'files', program } = asked;
  const { canvas } = parseCanvas(text, { file: 'canvas.yaml' });
  if (canvas.knowledge.updateStrategy.mode === 'none') {
    throw new UsageError({
      code: 'E_ADD_KNOWLEDGE',
      message: 'This agent answers from no documents (knowledge.updateStrategy.mode is none)',
      hint: `First: ${program} set knowledge.updateStrategy.mode=incremental`,
    });
  }
  if (kind !== 'files' && asked.location === undefined) {
    throw new UsageError({
      code: 'E_ADD_LOCATION',
      message: `A source of kind ${kind} needs a place to read from`,
      hint: '--location with its address, bucket or query.',
    });
  }
  const { sources } = canvas.data.pipelines;
  if (sources.some((source) => source.name === name)) {
    throw new UsageError({
      code: 'E_ADD_EXISTS',
      message: `There is a source ${name} already`,
      hint: `Change it under data.pipelines.sources of canvas.yaml, then: ${program} sync`,
    });
  }
  const source = { name, kind, location: asked.location ?? `./knowledge/${name}` };
  return editCanvas(text, [appended('data.pipelines.sources', sources, source)]);
}
