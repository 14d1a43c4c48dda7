/** A phase of the timeline: days as `2027-01-31`, and what must hold at its end. */
export interface Phase {
  name: string;
  start: string;
  end: string;
  gate: string;
}
