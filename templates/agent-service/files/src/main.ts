// The process: refuses to boot where production lacks something, serves, and drains on SIGTERM or SIGINT.
import { existsSync } from 'node:fs';
import tls from 'node:tls';
import { createLogger } from '@acme/observability';
import { banner } from './banner.ts';
import { config } from './config.ts';
import { productionGaps } from './production-gaps.ts';
import { startService } from './start-service.ts';

// What the environment says wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env');
const { env } = process;
const isProduction = env.NODE_ENV === 'production';

// Holds for every connection that this process opens: models, databases, identity provider.
tls.DEFAULT_MIN_VERSION = `TLSv${config.tlsMinVersion}`;

const gaps = isProduction ? productionGaps(env) : [];
if (gaps.length > 0) {
  console.error(`Production lacks ${gaps.length} thing${gaps.length > 1 ? 's' : ''}:`);
  for (const { what, fix } of gaps) console.error(`- ${what}\n  fix: ${fix}`);
  process.exit(1);
}

const service = await startService({ env }).catch((error: unknown) => {
  createLogger().fatal({ err: error }, 'the service did not start');
  process.exit(1);
});
if (!isProduction) console.log(banner(service));
service.log.info({ address: service.address, scripted: service.scripted, embedded: service.embedded }, 'listening');
if (isProduction && service.embedded) {
  service.log.warn('runs on the embedded database: one replica with a volume, for a prototype');
}

// One Ctrl-C may arrive twice: from the terminal, and from a watcher that passes it on. A later one insists.
const insistAfterMs = 1000;
let stoppingSince: number | undefined;
const stop = async (signal: NodeJS.Signals) => {
  if (stoppingSince !== undefined) {
    if (performance.now() - stoppingSince > insistAfterMs) process.exit(1);
    return;
  }
  stoppingSince = performance.now();
  service.log.info({ signal }, 'draining');
  const isClean = await service.stop().then(
    () => true,
    (error: unknown) => service.log.error({ err: error }, 'the end was not clean'),
  );
  process.exit(isClean ? 0 : 1);
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
