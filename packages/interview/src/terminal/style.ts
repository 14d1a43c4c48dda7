/** Colours a text, or leaves it as it is where there is no terminal. */
export type Style = (style: 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan', text: string) => string;
