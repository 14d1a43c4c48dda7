/** Short-term memory, by memory.architecture.shortTerm. */
export { openRedisOrTwin as openShortTerm } from './short-term/open-redis-or-twin.ts';
