import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pipeAddress } from '../../adapters/pipe/address.ts';
import { AgentAbsentError, callAgent } from '../../adapters/pipe/pipe-client.ts';
import { secretReader } from '../../adapters/system/secrets/secret-reader.ts';
import { systemClock } from '../../adapters/system/system-clock.ts';
import type { AgentCaller } from '../../contract/calls.ts';
import { NoAgentError } from '../failures.ts';
import { stateFiles } from './state-files.ts';

/** How long an agent may think, ms. */
const PATIENCE_MS = 15_000;

/**
 * Asks the running agent of a state folder.
 *
 * @throws {NoAgentError} in words when there is none
 */
export function askAgent<T>(stateDir: string, ask: (agent: AgentCaller) => Promise<T>): Promise<T> {
  return withAgent(stateDir, (agent) => inTime(ask(agent)));
}

/**
 * Asks what may take minutes. Only the first sign of life is waited for with a limit: an agent that died meanwhile closes
 * the pipe, and that ends the waiting too.
 *
 * @throws {NoAgentError} in words when there is none
 */
export function askAgentAtLength<T>(stateDir: string, ask: (agent: AgentCaller) => Promise<T>): Promise<T> {
  return withAgent(stateDir, async (agent) => {
    await inTime(agent.call('ping', {}));
    return ask(agent);
  });
}

async function withAgent<T>(stateDir: string, use: (agent: AgentCaller) => Promise<T>): Promise<T> {
  const agent = await reach(stateDir);
  try {
    return await use(agent);
  } finally {
    agent.close();
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const done = new AbortController();
  const tooSlow = systemClock.sleep(PATIENCE_MS, done.signal).then(() => {
    throw new Error('Агент запущен, но не отвечает.');
  });
  tooSlow.catch(() => undefined);
  try {
    return await Promise.race([answer, tooSlow]);
  } finally {
    done.abort();
  }
}

async function reach(stateDir: string): Promise<AgentCaller> {
  const token = readToken(stateFiles(stateDir).token);
  if (token === undefined) throw noAgent(stateDir);
  try {
    return await callAgent(pipeAddress(stateDir), token);
  } catch (error) {
    throw error instanceof AgentAbsentError ? noAgent(stateDir) : error;
  }
}

function readToken(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const readSecret = secretReader({ folder: dirname(path), warn: () => undefined });
  try {
    return readSecret(basename(path), (text) => text.trim());
  } catch (error) {
    throw new Error('Ключ доступа к агенту не читается: его запустил другой пользователь?', { cause: error });
  }
}

function noAgent(stateDir: string): NoAgentError {
  return new NoAgentError(`Агент не запущен (папка состояния ${stateDir}). Запуск: kassabridge agent --config ФАЙЛ`);
}
