import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

/** A program that ends with us, whatever becomes of us. */
export interface Program {
  readonly pid: number;
  /** All that it wrote so far to its standard output and error. */
  said(): string;
  /** Resolves with the first match in what it says on its standard output. Rejects when it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Kills it and everything it started in its process group; resolves when it is gone. */
  end(): Promise<void>;
}

/**
 * Starts a program in a process group of its own.
 *
 * @param env the whole environment: nothing of ours goes in by itself
 */
export function startProgram(name: string, args: readonly string[], env: Readonly<Record<string, string>>): Program {
  // A killed test worker runs no clean-up: the kernel ends the program with it.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', name, ...args], {
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const listeners = new Set<() => void>();
  let [output, all, isOver] = ['', '', false];
  const tell = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', (piece) => {
    output += piece;
    all += piece;
    tell();
  });
  child.stderr.on('data', (piece) => {
    all += piece;
  });
  child.on('error', (error) => {
    all += error.message;
  });
  child.on('close', () => {
    isOver = true;
    tell();
  });
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (!found && !isOver) return;
        listeners.delete(look);
        if (found) resolve(found);
        else reject(new Error(`${name} ended without ${pattern}: ${all.trim()}`));
      };
      listeners.add(look);
      look();
    });
  return { pid: child.pid ?? 0, said: () => all, says, end: () => endGroup(child) };
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
  await gone;
}
