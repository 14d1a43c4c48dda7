/** Something that people must do beside the code when an answer changes: before the new code runs, unless `after`. */
export interface OperationStep {
  readonly do: string;
  readonly kind: 'data' | 'secret' | 'service' | 'deploy';
  /** The setting whose change asks for it. */
  readonly setting?: string;
  /** Done once the new code runs. */
  readonly after?: true;
}
