import { connect, type Socket } from 'node:net';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { type AgentCaller, CALLS, type CallAnswer, type CallName, type CallRequest } from '../../contract/calls.ts';
import { greeting } from './token.ts';

/** Nobody is at that address. */
export class AgentAbsentError extends Error {
  override readonly name = 'AgentAbsentError';
}

/** Somebody is there and does not talk to us, or in words we do not understand. */
export class AgentRefusedError extends Error {
  override readonly name = 'AgentRefusedError';
}

/** A caller that is told when the agent is gone. */
export interface PipeCaller extends AgentCaller {
  /** Resolves as soon as the pipe is closed, by whichever side. */
  readonly closed: Promise<void>;
}

/**
 * Speaks to the agent at that address.
 *
 * @throws {AgentAbsentError} when nobody listens there
 */
export async function callAgent(address: string, token: string): Promise<PipeCaller> {
  const socket = await open(address);
  socket.write(greeting(token));
  const connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
  let isClosed = false;
  let hasAnswered = false;
  const closed = new Promise<void>((resolve) => {
    connection.onClose(() => {
      isClosed = true;
      resolve();
      // Lets go of whoever still waits for an answer.
      connection.dispose();
    });
    connection.onDispose(() => resolve());
  });
  // An agent that has answered before knew the token.
  const gone = () =>
    hasAnswered
      ? new AgentAbsentError('Агент закрыл соединение')
      : new AgentRefusedError('Агент закрыл соединение: ключ доступа не подошёл');
  const ask = async (name: string, request: object) => {
    try {
      return await connection.sendRequest<unknown>(name, request);
    } catch (error) {
      throw isClosed ? gone() : error;
    }
  };
  connection.onError(() => undefined);
  connection.listen();
  return {
    closed,
    async call<N extends CallName>(name: N, request: CallRequest<N>): Promise<CallAnswer<N>> {
      const answer = await ask(name, request);
      hasAnswered = true;
      return parseAnswer(name, answer);
    },
    close() {
      connection.dispose();
      socket.destroy();
    },
  };
}

function parseAnswer<N extends CallName>(name: N, answer: unknown): CallAnswer<N> {
  const parsed = CALLS[name].answer.safeParse(answer);
  if (!parsed.success) throw new AgentRefusedError(`Ответ агента не разобран: его версия другая (${name})`);
  // The table ties the schema of a name to its answer; the compiler cannot follow a name it does not know.
  return parsed.data as CallAnswer<N>;
}

function open(address: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => reject(new AgentAbsentError('Агент не запущен')));
    socket.on('error', () => socket.destroy());
  });
}
