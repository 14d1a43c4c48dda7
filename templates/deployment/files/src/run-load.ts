// pnpm load [URL] [--rps N] [--seconds N] [--input TEXT]: holds a running service to the numbers of the canvas; exit 1 when one is missed,
// 2 when the service does not answer a single run.
// AGENT_API_KEY is its key. Limits of the service for one user apply to this key too: give it a role without them, or a low rate.
import { parseArgs } from 'node:util';
import { config } from './config.ts';
import { judge } from './judge.ts';
import { load } from './load.ts';
import { smoke } from './smoke.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rps: { type: 'string' },
    seconds: { type: 'string', default: '30' },
    input: { type: 'string', default: 'Hello' },
  },
});
const rps = Number(values.rps ?? config.sustainedRps);
const seconds = Number(values.seconds);
if (!(rps > 0 && seconds > 0)) throw new RangeError('--rps and --seconds are numbers above 0.');

const target = { url: positionals[0] ?? 'http://127.0.0.1:8787', key: process.env.AGENT_API_KEY };
// A load that never reaches the agent measures nothing: say at once what stands in its way.
const obstacles = (await smoke(target)).filter(({ ok }) => !ok);
for (const { what, detail } of obstacles) console.error(`FAIL ${what}: ${detail}`);
if (obstacles.length > 0) process.exit(2);

const result = await load({ target, rps, seconds, input: values.input });
const verdicts = judge({ result, limits: config, rps });
console.log(`${result.sent} requests at ${rps}/s, ${result.failed} failed`);
for (const { name, measured, limit, ok } of verdicts)
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${measured} (${limit})`);
process.exitCode = verdicts.every(({ ok }) => ok) ? 0 : 1;
