#!/usr/bin/env node
import { main } from 'agent-canvas';

process.exitCode = await main(['create', ...process.argv.slice(2)]);
