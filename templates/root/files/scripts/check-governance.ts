import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from './config.ts';
import type { GovernanceRecords } from './governance-records.ts';
import { missingForRelease } from './missing-for-release.ts';
import { overdueReviews } from './overdue-reviews.ts';

const records = JSON.parse(readFileSync(join(import.meta.dirname, '../governance.json'), 'utf8')) as GovernanceRecords;
const [what] = process.argv.slice(2);
const check = { reviews: overdueReviews, release: missingForRelease }[what ?? ''];

if (check === undefined) {
  console.error('node scripts/check-governance.ts reviews | release');
  process.exitCode = 2;
} else {
  const found = check(records, config, Date.now());
  console.log(found.length === 0 ? `${what}: nothing is missing` : found.map((line) => `- ${line}`).join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
}
