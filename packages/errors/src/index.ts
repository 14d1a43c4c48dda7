/**
 * Errors that a person reads, apart from faults of the program: every user error has a code, a hint and an exit code.
 * Nothing here prints or exits; the command line does both, at one place.
 */
export * from './cancelled-error.ts';
export * from './canvas-error.ts';
export * from './internal-error.ts';
export * from './nearest.ts';
export * from './usage-error.ts';
export * from './user-error.ts';
