import type { Habits } from './habits.ts';

/** Commands and folders of a README as this workspace has them. */
export function adaptProse(text: string, name: string, { scope, folder, apps, scripts }: Habits): string {
  const types = scripts.types && `pnpm --filter ${scope}/${name} ${scripts.types.name}`;
  const test = `pnpm --filter ${scope}/$1 ${scripts.test}`;
  return text
    .replace(/(pnpm --filter \S+) test\b/g, `$1 ${scripts.test}`)
    .replace(/pnpm (?:vitest run|test) packages\/([\w-]+)/g, test)
    .replace(/ && pnpm check(?=`)/g, types ? ` && ${types}` : '')
    .replace(/`pnpm check`/g, `\`${types ?? 'tsc --noEmit'}\``)
    .replace(/(?<![\w/])packages\//g, `${folder}/`)
    .replace(/(?<![\w/])apps\//g, `${apps}/`);
}
