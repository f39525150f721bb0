import { spawn } from 'node:child_process';
import { mask } from '../../adapters/system/log/mask.ts';
import { overInherited } from './over-inherited.ts';

/** As much of what a process says as is kept to explain its end, characters. */
const KEPT = 2_000;

/** In place of a code where a signal ended it: no code of a program is below 0. */
const KILLED = -1;

/** A process of the agent that we have started. It outlives us. */
export interface AgentProcess {
  /** Resolves when it has ended, with its code (undefined: it never began) and what it said last on standard error. */
  readonly ended: Promise<{ readonly code: number | undefined; readonly said: string }>;
  /** It works: nobody needs what it says any more. */
  letGo(): void;
}

export interface AgentProgram {
  /** Path of the Node 24 that belongs to us: never the executable of Electron. */
  readonly node: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

/** Starts the agent apart from us: neither our end nor that of a terminal takes it along. */
export function startAgentProcess({ node, args, cwd }: AgentProgram): AgentProcess {
  const child = overInherited(process.platform, (more) =>
    spawn(node, [...args], {
      cwd,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'ignore', 'pipe', ...more],
      env: agentEnvironment(process.env),
    }),
  );
  let said = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (piece: string) => {
    said = (said + piece).slice(-KEPT);
  });
  child.stderr?.on('error', () => undefined);
  child.unref();
  const ended = new Promise<{ code: number | undefined; said: string }>((resolve) => {
    child.once('error', (error) => resolve({ code: undefined, said: error.message }));
    child.once('close', (code) => resolve({ code: code ?? KILLED, said: mask(said.trim()) }));
  });
  return { ended, letGo: () => void child.stderr?.destroy() };
}

/** What belongs to Electron, or could change what a Node of ours does, is no business of the agent. */
export function agentEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const foreign =
    /^(?:ELECTRON_|NODE_OPTIONS$|NODE_CHANNEL|CHROME_|GDK_BACKEND$|GOOGLE_|ORIGINAL_XDG_CURRENT_DESKTOP$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

/** Does a process with that id live? One of another user counts too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
