/** A versioned text for a model. `{{name}}` in the text is filled with the variable of that name. */
export interface Prompt<Variable extends string = string> {
  name: string;
  /** Semantic: a new meaning is major, more of the same minor, wording a patch. */
  version: string;
  /** What each version changed, the current one included. */
  changes: Record<string, string>;
  variables: readonly Variable[];
  text: string;
}

/** Declares a prompt; its variables are typed from here on. */
export const definePrompt = <const Variable extends string>(prompt: Prompt<Variable>): Prompt<Variable> => prompt;
