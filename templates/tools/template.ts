import { any, defineTemplate } from '@agent-canvas/packs';

/** Never chosen by a canvas: `add tool` brings it into a workspace that has no agent of ours. */
const onRequest = any();

export default defineTemplate({
  id: 'tools',
  summary: 'Tools for any agent: typed, checked at their border, listed in one place',
  target: 'packages/tools',
  when: onRequest,
  files: [
    { match: 'src/{data,tools}.ts', kind: 'app' },
    { match: 'src/tools/sample-action*.ts', kind: 'app', when: onRequest },
  ],
  parts: [
    {
      kind: 'tool',
      sample: 'sample-action',
      files: ['src/tools/sample-action.ts', 'src/tools/sample-action.test.ts'],
      register: [
        {
          file: 'src/tools.ts',
          import: { name: 'sampleActionTool', from: './tools/sample-action.ts' },
          list: 'tools',
          item: 'sampleActionTool',
        },
      ],
    },
  ],
});
