/** A flaw in code that the pack emitted. Finds it by content, so owned, moved and copied files are found too. */
export interface Advisory {
  readonly id: string;
  readonly severity: 'low' | 'moderate' | 'high' | 'critical';
  readonly summary: string;
  /** Versions of the pack that emitted the flaw: `<0.2.0`, `>=0.1.2 <0.2.0 || 0.3.0`. */
  readonly affects: string;
  /** Git blob ids of the flawed contents, by the emitted path. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** Text that only the flawed code holds; a bounded regular expression where `isRegExp`. */
  readonly pattern: string;
  readonly isRegExp?: true;
  readonly fixedIn: string;
  /** What to do, in words. */
  readonly fix: string;
}
