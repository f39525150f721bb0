import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pipeAddress } from '../../adapters/pipe/address.ts';
import { AgentAbsentError, callAgent, type PipeCaller } from '../../adapters/pipe/pipe-client.ts';
import { secretReader } from '../../adapters/system/secrets/secret-reader.ts';
import { stateFiles } from '../../adapters/system/state-files.ts';
import type { Clock } from '../../core/ports/clock.ts';

/** How long an agent may take for its first sign of life, ms. */
const PATIENCE_MS = 5_000;

/** The agent of a state folder, or what is there in its place. */
export type Reached =
  | { readonly kind: 'joined'; readonly agent: PipeCaller; readonly pid: number; readonly version: string }
  | { readonly kind: 'absent' }
  /** Somebody listens and does not answer in time. */
  | { readonly kind: 'silent' }
  /** Somebody who does not want us: another user's agent, or one that has begun a moment ago with a new token. */
  | { readonly kind: 'refused' };

/** Looks whether an agent is at work in that folder and begins to talk to it. */
export async function reachAgent(stateDir: string, clock: Clock): Promise<Reached> {
  try {
    const token = readToken(stateFiles(stateDir).token);
    if (token === undefined) return { kind: 'absent' };
    return await greet(await callAgent(pipeAddress(stateDir), token), clock);
  } catch (error) {
    if (error instanceof AgentAbsentError) return { kind: 'absent' };
    // The token is closed to us, or it is not the agent's.
    return { kind: 'refused' };
  }
}

async function greet(agent: PipeCaller, clock: Clock): Promise<Reached> {
  const done = new AbortController();
  const tooSlow = clock.sleep(PATIENCE_MS, done.signal).then(
    () => 'slow' as const,
    () => 'slow' as const,
  );
  try {
    const pong = await Promise.race([agent.call('ping', {}), tooSlow]);
    if (pong !== 'slow') return { kind: 'joined', agent, pid: pong.pid, version: pong.version };
    agent.close();
    return { kind: 'silent' };
  } catch (error) {
    agent.close();
    throw error;
  } finally {
    done.abort();
  }
}

function readToken(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const readSecret = secretReader({ folder: dirname(path), warn: () => undefined });
  return readSecret(basename(path), (text) => text.trim());
}
