import { any, defineTemplate } from '@agent-canvas/packs';

/** Never chosen by a canvas: `add eval` brings it into a workspace that has no agent of ours. */
const onRequest = any();

export default defineTemplate({
  id: 'eval-runner',
  summary: 'Golden cases run against any agent through one function',
  target: 'packages/eval-runner',
  when: onRequest,
  files: [
    { match: 'src/agent.ts', kind: 'app' },
    { match: 'golden/sample-eval.json', kind: 'app', when: onRequest },
  ],
  parts: [{ kind: 'eval', sample: 'sample-eval', files: ['golden/sample-eval.json'] }],
});
