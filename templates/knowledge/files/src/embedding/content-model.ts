/** The model for one kind of content, where the canvas names one. */
export interface ContentModel {
  readonly content: string;
  readonly model: string;
}
