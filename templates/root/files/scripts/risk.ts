/** An entry of the risk register. */
export interface Risk {
  risk: string;
  impact: 'low' | 'medium' | 'high';
  owner: string;
  mitigation: string;
}
