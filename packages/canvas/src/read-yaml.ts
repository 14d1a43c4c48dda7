import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** Where a value or a key starts, 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface YamlProblem extends Position {
  readonly message: string;
}

/** A YAML text as plain data, with the position of every path (`models.providers.models.0.id`). */
export interface YamlText {
  readonly data: unknown;
  readonly keys: ReadonlyMap<string, Position>;
  readonly values: ReadonlyMap<string, Position>;
  readonly problems: readonly YamlProblem[];
  /** Paths that stand after an error of syntax: what was read there may not be what was meant. */
  readonly doubtful: ReadonlySet<string>;
  /** Whether an error of syntax may hide paths. */
  readonly isBroken: boolean;
}

/** Errors after which the parser still knows what belongs where. */
const harmless = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED', 'BAD_ALIAS', 'MULTIPLE_ANCHORS']);
const maxDepth = 40;
const maxNodes = 50_000;

/** Reads one YAML document. Never throws for what the text holds: problems are listed. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const keys = new Map<string, Position>();
  const values = new Map<string, Position>();
  const doubtful = new Set<string>();
  const problems: YamlProblem[] = document.errors.map(({ message, pos: [start] }) => ({
    message: firstLine(message),
    ...at(start),
  }));
  const syntax = document.errors.filter(({ code }) => !harmless.has(code));
  // The parser notices a mistake late: what stands before it on its line is in doubt too.
  const brokenLine = Math.min(...syntax.map(({ pos: [start] }) => at(start).line));
  let nodes = 0;
  let isTooMuch = false;

  const read = (node: Node, path: readonly string[], offset: number): unknown => {
    nodes += 1;
    if (path.length > maxDepth || nodes > maxNodes) {
      if (!isTooMuch) problems.push({ message: 'nested or repeated too deeply', ...at(offset) });
      isTooMuch = true;
      return undefined;
    }
    const joined = path.join('.');
    values.set(joined, at(offset));
    if (at(offset).line >= brokenLine) doubtful.add(joined);
    if (isAlias(node)) {
      const target = node.resolve(document);
      return target ? read(target, path, offset) : undefined;
    }
    if (isScalar(node)) return node.value;
    const within = (inner: unknown) => (inner as Node | null)?.range?.[0] ?? offset;
    if (isSeq<Node>(node)) return node.items.map((item, index) => read(item, [...path, String(index)], within(item)));
    if (!isMap<Node, Node | null>(node)) return undefined;
    return Object.fromEntries(
      node.items.map(({ key, value }) => {
        const name = isScalar(key) ? String(key.value ?? '') : String(key);
        keys.set([...path, name].join('.'), at(within(key)));
        return [name, value ? read(value, [...path, name], within(value)) : null];
      }),
    );
  };

  const { contents } = document;
  const data = contents ? read(contents, [], contents.range?.[0] ?? 0) : undefined;
  return { data, keys, values, problems, doubtful, isBroken: syntax.length > 0 };
}

const firstLine = (message: string) => message.split('\n')[0]?.replace(/:$/, '') ?? message;
