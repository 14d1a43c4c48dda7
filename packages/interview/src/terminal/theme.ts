import type { Style } from './style.ts';

/** The look of inquirer's prompts with our own colours, so that NO_COLOR and pipes are respected everywhere. */
export function themeFor(style: Style, head: string) {
  const dim = (text: string) => style('dim', text);
  const cyan = (text: string) => style('cyan', text);
  const keysHelpTip = (keys: readonly (readonly [string, string])[]) =>
    dim([...keys.map(([key, does]) => `${key} ${does}`), 'Esc back'].join(' · '));
  return {
    prefix: { idle: head, done: head },
    spinner: { interval: 80, frames: [head] },
    icon: { cursor: '❯', checked: style('green', '◉'), unchecked: '◯' },
    style: {
      answer: cyan,
      message: (text: string) => text,
      error: (text: string) => style('red', `  ! ${text}`),
      defaultAnswer: (text: string) => dim(`(${text})`),
      help: dim,
      highlight: cyan,
      key: cyan,
      description: dim,
      disabled: dim,
      keysHelpTip,
    },
  };
}
