import type { Readable, Writable } from 'node:stream';
import {
  createMessageConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import {
  isSetUpCallName,
  SET_UP_CALLS,
  SET_UP_PROGRESS,
  type SetUpCallName,
  type SetUpHandlers,
} from '../../contract/set-up.ts';
import type { Log } from '../../core/ports/log.ts';
import { setUp } from './handlers.ts';
import type { SetUpParts } from './parts.ts';

/**
 * Answers a set-up over a pair of streams until the other side ends them. Every request is parsed before a handler sees it;
 * what was typed stands in no log.
 */
export function serveSetUp(parts: SetUpParts, input: Readable, output: Writable): Promise<void> {
  const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  let isOpen = true;
  const { handlers, close } = setUp(parts, (progress) => {
    if (isOpen) connection.sendNotification(SET_UP_PROGRESS, progress).catch(() => undefined);
  });
  connection.onRequest(async (method, params) => {
    if (!isSetUpCallName(method)) throw new ResponseError(ErrorCodes.MethodNotFound, `Unknown call: ${method}`);
    return await answer(method, params, handlers, parts.log);
  });
  connection.onError(([error]) => parts.log.warn('set-up: broken message', { text: error.message }));
  return new Promise((resolve) => {
    connection.onClose(() => {
      isOpen = false;
      close();
      connection.dispose();
      resolve();
    });
    connection.listen();
  });
}

async function answer<N extends SetUpCallName>(
  name: N,
  params: unknown,
  handlers: SetUpHandlers,
  log: Log,
): Promise<unknown> {
  const request = SET_UP_CALLS[name].request.safeParse(params ?? {});
  // Where it went wrong, and never what stood there.
  if (!request.success)
    throw new ResponseError(
      ErrorCodes.InvalidParams,
      request.error.issues.map(({ path }) => path.join('.')).join(', '),
    );
  try {
    // The table ties the schema of a name to its handler; the compiler cannot follow a name it does not know.
    const handle: (request: never) => unknown = handlers[name];
    return await handle(request.data as never);
  } catch (error) {
    log.error('set-up call failed', { call: name, text: error instanceof Error ? error.name : 'unknown' });
    throw new ResponseError(ErrorCodes.InternalError, 'The set-up could not answer');
  }
}
