import type { Socket } from 'node:net';
import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { CALLS, type CallHandlers, type CallName, isCallName } from '../../contract/calls.ts';
import type { Log } from '../../core/ports/log.ts';

/** Answers the calls of one caller who has shown the token. Every request is parsed before a handler sees it. */
export function serveCalls(socket: Socket, handlers: CallHandlers, log: Log): void {
  const connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
  connection.onRequest(async (method, params) => {
    if (!isCallName(method)) throw new ResponseError(ErrorCodes.MethodNotFound, `Unknown call: ${method}`);
    try {
      return await answer(method, params, handlers);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log.error('call failed', { call: method, text: String(error) });
      throw new ResponseError(ErrorCodes.InternalError, 'The agent could not answer; see its log');
    }
  });
  connection.onError(([error]) => log.warn('pipe error', { text: error.message }));
  connection.onClose(() => connection.dispose());
  connection.listen();
}

async function answer<N extends CallName>(name: N, params: unknown, handlers: CallHandlers): Promise<unknown> {
  const request = CALLS[name].request.safeParse(params ?? {});
  if (!request.success) throw new ResponseError(ErrorCodes.InvalidParams, request.error.message);
  // The table ties the schema of a name to its handler; the compiler cannot follow a name it does not know.
  const handle: (request: never) => unknown = handlers[name];
  return handle(request.data as never);
}
