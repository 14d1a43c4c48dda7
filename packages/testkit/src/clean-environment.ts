import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The environment of somebody who has just opened a terminal: no variables of the package manager that runs these tests,
 * none of its folders on the PATH (its Node would hide a repository that does not pin one), an empty home, and no git
 * identity unless `identity` is given. The package store is the machine's own, so that nothing is fetched twice.
 */
export function cleanEnvironment(options: {
  readonly home: string;
  readonly identity?: { readonly name: string; readonly email: string };
  readonly extra?: Readonly<Record<string, string>>;
}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(p?npm_|INIT_CWD$|NODE_ENV$|VITEST|TEST$|TURBO|GIT_|FORCE_COLOR$|NODE_OPTIONS$|NODE_PATH$|PORT$)/i.test(name),
  );
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !/node_modules[/\\]\.bin|node-gyp-bin|node_modules[/\\]node[/\\]bin/.test(folder))
    .join(delimiter);
  mkdirSync(options.home, { recursive: true });
  return {
    ...Object.fromEntries(kept),
    PATH: path,
    HOME: options.home,
    USERPROFILE: options.home,
    XDG_CONFIG_HOME: join(options.home, '.config'),
    GIT_CONFIG_NOSYSTEM: '1',
    NO_COLOR: '1',
    CI: '1',
    ...registrySettings(),
    ...(options.identity && {
      GIT_AUTHOR_NAME: options.identity.name,
      GIT_AUTHOR_EMAIL: options.identity.email,
      GIT_COMMITTER_NAME: options.identity.name,
      GIT_COMMITTER_EMAIL: options.identity.email,
    }),
    ...options.extra,
  };
}

/** Where this machine keeps what reaches a registry: the user's npm settings and caches, also for an empty home. */
function registrySettings(): Record<string, string> {
  const {
    HOME: home = '',
    NPM_CONFIG_USERCONFIG: config = join(home, '.npmrc'),
    XDG_DATA_HOME,
    XDG_CACHE_HOME,
  } = process.env;
  return {
    NPM_CONFIG_USERCONFIG: config,
    npm_config_cache: process.env.npm_config_cache ?? join(home, '.npm'),
    XDG_DATA_HOME: XDG_DATA_HOME ?? join(home, '.local', 'share'),
    XDG_CACHE_HOME: XDG_CACHE_HOME ?? join(home, '.cache'),
  };
}
