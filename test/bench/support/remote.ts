import { type ChildProcess, fork } from 'node:child_process';

interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** An object in another process; every method of it is asynchronous from here. */
export type Remote<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;
};

export interface RemoteProcess<T> {
  readonly remote: Remote<T>;
  readonly pid: number;
  /** Ends the process at once. */
  close(): void;
}

/** Starts a file of ours as a process of its own and reaches the object it gives to {@link serveParent}. */
export function startRemote<T>(file: URL, execPath: string = process.execPath): RemoteProcess<T> {
  const child = fork(file, [], {
    execPath,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { remote: remoteOf<T>(child), pid: child.pid ?? 0, close: () => child.kill('SIGKILL') };
}

function remoteOf<T>(child: ChildProcess): Remote<T> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  child.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error === undefined) call?.resolve(reply.value);
    else call?.reject(new Error(reply.error));
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('процесс замера завершился'));
    waiting.clear();
  });
  return new Proxy({} as Remote<T>, {
    get: (_target, method) => {
      // An object with `then` would be awaited by whoever returns it.
      if (typeof method !== 'string' || method === 'then') return undefined;
      return (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = nextId++;
          waiting.set(id, { resolve, reject });
          child.send({ id, method, args } satisfies Call, (error) => {
            if (error) reject(error);
          });
        });
    },
  });
}

/** In the other process: answers the parent's calls with the methods of one object, and leaves when the parent is gone. */
export function serveParent(target: object): void {
  process.on('disconnect', () => process.exit(0));
  process.on('message', ({ id, method, args }: Call) => {
    void answer(target, method, args).then((reply) => process.send?.({ id, ...reply } satisfies Reply));
  });
}

async function answer(target: object, method: string, args: readonly unknown[]): Promise<Omit<Reply, 'id'>> {
  try {
    const called: unknown = Reflect.get(target, method);
    if (typeof called !== 'function') throw new Error(`No method ${method}`);
    return { value: await called.apply(target, args) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
