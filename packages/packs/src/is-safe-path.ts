/** Device names that Windows gives a meaning of its own, with any extension; git's own folder, also by its short name there. */
const reserved = /^((con|prn|aux|nul|com\d|lpt\d)(\.|$)|\.git$|git~\d)/i;

/**
 * Whether a path of a pack stays inside the repository, keeps out of its `.git`, and means the same on every system:
 * relative, forward slashes, no `..`, no empty step, no device name, nothing that Windows drops from an end.
 */
export function isSafePath(path: string): boolean {
  const steps = path.split('/');
  return steps.every(
    (step) =>
      step !== '' &&
      step !== '.' &&
      step !== '..' &&
      !/[\\:\0]/.test(step) &&
      !reserved.test(step) &&
      !/[. ]$/.test(step),
  );
}
