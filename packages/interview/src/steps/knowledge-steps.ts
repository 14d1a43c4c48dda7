import type { Answers } from '@agent-canvas/canvas';
import type { Choice } from '../question.ts';
import { withPersonsAnswer } from '../with-answer.ts';
import { isWebAddress } from './provider-steps.ts';
import type { Step } from './step.ts';

type Source = NonNullable<NonNullable<NonNullable<Answers['data']>['pipelines']>['sources']>[number];

const path = 'data.pipelines.sources';
const sourcesPlace = { path, topic: 'data.pipelines' };
const modePlace = { path: 'knowledge.updateStrategy.mode', topic: 'knowledge.updateStrategy' };

const presets = {
  files: { name: 'knowledge', kind: 'files', location: './knowledge' },
  http: { name: 'website', kind: 'http', location: 'https://localhost' },
} as const satisfies Record<string, Source>;

/** Whether it searches documents of the team's, and where they are. */
export const knowledgeSteps = (): readonly Step[] => [kindStep, locationStep];

const sourcesOf = (answers: Answers): readonly Source[] => answers.data?.pipelines?.sources ?? [];

/** The one source that the quick interview can ask for; undefined where there are more, or others. */
function simpleSource(answers: Answers): Source | undefined {
  const [source, second] = sourcesOf(answers);
  return second === undefined && (source?.kind === 'files' || source?.kind === 'http') ? source : undefined;
}

const kindStep: Step = {
  id: `${path}.0.kind`,
  path: modePlace.path,
  isAsked: () => true,
  question: (answers) => ({
    kind: 'choice',
    path: modePlace.path,
    title: 'Knowledge',
    message: 'Should it look things up in documents of yours?',
    notes: ['Sets the knowledge package, the job that reads the source, and search.'],
    choices: choicesFor(answers),
    default: simpleSource(answers)?.kind ?? (sourcesOf(answers).length > 0 ? 'keep' : 'none'),
  }),
  take: (answers, value) => {
    if (value === 'keep') return { answers };
    if (value !== 'files' && value !== 'http') {
      const without = withPersonsAnswer(answers, modePlace, 'none');
      return { answers: sourcesOf(answers).length > 0 ? withPersonsAnswer(without, sourcesPlace, []) : without };
    }
    const mode = answers.knowledge?.updateStrategy?.mode;
    const renewed = withPersonsAnswer(answers, modePlace, mode === 'full' ? 'full' : 'incremental');
    const given = simpleSource(answers);
    return { answers: withPersonsAnswer(renewed, sourcesPlace, [given?.kind === value ? given : presets[value]]) };
  },
};

function choicesFor(answers: Answers): Choice[] {
  const sources = sourcesOf(answers);
  const isOther = sources.length > 0 && !simpleSource(answers);
  return [
    ...(isOther ? [{ value: 'keep', label: `Yes, as given: ${sources.map(({ name }) => name).join(', ')}` }] : []),
    { value: 'none', label: 'No' },
    { value: 'files', label: 'Yes, a folder of files' },
    { value: 'http', label: 'Yes, what a web address gives' },
  ];
}

const locationStep: Step = {
  id: `${path}.0.location`,
  path,
  isAsked: (answers) => simpleSource(answers) !== undefined,
  question: (answers) => {
    const source = simpleSource(answers);
    const isWeb = source?.kind === 'http';
    const isPreset = isWeb && source?.location === presets.http.location;
    return {
      kind: 'text',
      path,
      title: isWeb ? 'Web address' : 'Folder',
      message: isWeb ? 'At which address are they?' : 'In which folder of the repository will the files be?',
      notes: [
        isWeb
          ? 'A page, or a JSON list of documents. Example: https://docs.python.org/3/faq/general.html'
          : 'Markdown and text files are read.',
        'Sets the source of the ingestion job.',
      ],
      default: isPreset ? '' : (source?.location ?? ''),
      check: (text) => problemOf(text, isWeb),
    };
  },
  take: (answers, value) => {
    const source = simpleSource(answers) ?? presets.files;
    return { answers: withPersonsAnswer(answers, sourcesPlace, [{ ...source, location: String(value).trim() }]) };
  },
};

function problemOf(text: string, isWeb: boolean): string | undefined {
  if (isWeb) return isWebAddress(text) ? undefined : 'Please give an address that starts with http:// or https://.';
  return text.trim() === '' ? 'Please give a folder, such as ./knowledge.' : undefined;
}
