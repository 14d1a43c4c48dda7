// pnpm smoke [URL]: exit 0 when a running service has all that a deployment must have. AGENT_API_KEY is its key.
import { smoke } from './smoke.ts';

const url = process.argv[2] ?? 'http://127.0.0.1:8787';
const checks = await smoke({ url, key: process.env.AGENT_API_KEY });
for (const { what, ok, detail } of checks) console.log(`${ok ? 'ok  ' : 'FAIL'} ${what}${detail && `: ${detail}`}`);
process.exitCode = checks.every(({ ok }) => ok) ? 0 : 1;
