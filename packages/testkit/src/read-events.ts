export interface ServerEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: unknown;
}

/** Reads a finished stream of server-sent events; the data of each is JSON. */
export async function readEvents(response: Response): Promise<ServerEvent[]> {
  const blocks = (await response.text()).split(/\r?\n\r?\n/).filter((block) => /^(event|data):/m.test(block));
  return blocks.map((block) => {
    const field = (name: string): string =>
      block
        .split(/\r?\n/)
        .filter((line) => line.startsWith(`${name}:`))
        .map((line) => line.slice(name.length + 1).trimStart())
        .join('\n');
    const id = field('id');
    return { event: field('event') || 'message', data: JSON.parse(field('data')), ...(id && { id }) };
  });
}
