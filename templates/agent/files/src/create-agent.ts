import type { Models } from '@acme/models';
import { createLogger, type Logger } from '@acme/observability';
import { findPrompt } from '@acme/prompts';
import type { Agent, RunEvent } from './agent.ts';
import { config } from './config.ts';
import { createToolData, type ToolData } from './data/tool-data.ts';
import type { Tool } from './define-tool.ts';
import { eventStream } from './event-stream.ts';
import { type Limits, limits } from './loop/limits.ts';
import { performRun } from './perform-run.ts';
import type { Approve, KnowledgePort, MemoryPort } from './ports.ts';
import { tools as allTools } from './tools/index.ts';
import { joinSpecialists } from './topology/join-specialists.ts';
import type { Specialist } from './topology/specialist.ts';
import type { Topology } from './topology/topology.ts';
import { specialistExtras, topology } from './wiring/parts.ts';

interface AgentOptions {
  models: Models;
  memory?: MemoryPort | undefined;
  knowledge?: KnowledgePort | undefined;
  /** Milliseconds since 1970. */
  clock?: () => number;
  tools?: readonly Tool[];
  data?: ToolData;
  /** Without it a tool that needs approval is refused. */
  approve?: Approve | undefined;
  log?: Pick<Logger, 'error'>;
  /** What follows is the canvas's unless told otherwise. */
  specialists?: readonly Specialist[];
  topology?: Topology;
  limits?: Partial<Limits>;
  earlyExit?: boolean;
}

/** The agent of the canvas over its parts. Runs share nothing but these parts. Throws where an agent names a tool that does not exist. */
export function createAgent(options: AgentOptions): Agent {
  const { tools = allTools, clock = Date.now, data = createToolData(), log = createLogger() } = options;
  const entries = config.specialists;
  const parts = {
    models: options.models,
    memory: options.memory,
    knowledge: options.knowledge,
    approve: options.approve,
    specialists: options.specialists ?? joinSpecialists({ entries, extras: specialistExtras, tools, findPrompt }),
    topology: options.topology ?? topology,
    limits: { ...limits, ...options.limits },
    earlyExit: options.earlyExit ?? config.earlyExit,
    clock,
    data,
    log,
  };
  return {
    tools: tools.map(({ name, version, description, effect, requiresApproval, inputSchema }) => {
      return { name, version, description, effect, requiresApproval, inputSchema };
    }),
    run: (request, { signal }) =>
      eventStream<RunEvent>((emit, left) =>
        performRun({ request, parts, emit, signal: AbortSignal.any([signal, left]) }),
      ),
  };
}
