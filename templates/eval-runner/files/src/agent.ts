import { type Agent, answer } from './answer.ts';

/**
 * The agent under evaluation: sends each input to `AGENT_URL`. Replace it by a call of your own agent where that is easier.
 * Throws where `AGENT_URL` is not set.
 */
export function createAgent(env: NodeJS.ProcessEnv): Agent {
  const url = env.AGENT_URL;
  if (!url) throw new Error('there is no agent yet: set AGENT_URL, or call yours in src/agent.ts');
  return async (input, { signal }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input }),
      signal,
    });
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return answer.parse(await response.json());
  };
}
