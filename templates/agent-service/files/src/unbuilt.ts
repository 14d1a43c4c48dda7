/** An engine that canvas.yaml names and that has no adapter yet: development runs on `runsOn`, production refuses it. */
export interface Unbuilt {
  readonly setting: string;
  readonly value: string;
  readonly runsOn: string;
}
