import type { PipeCaller } from '../../../../src/adapters/pipe/pipe-client.ts';
import type { CallHandlers } from '../../../../src/contract/calls.ts';
import type { Log } from '../../../../src/core/ports/log.ts';
import { preparedCalls } from '../../../support/prepared-calls.ts';

export const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** An agent at the other end of a pipe; `die` closes it as a kill does. */
export function fakeAgent(calls: Partial<CallHandlers> = {}): PipeCaller & { die(): void; readonly asked: string[] } {
  const handlers = preparedCalls(calls);
  const end = Promise.withResolvers<void>();
  const asked: string[] = [];
  return {
    asked,
    closed: end.promise,
    die: end.resolve,
    close: end.resolve,
    async call(name, request) {
      asked.push(name);
      return (handlers[name] as (request: unknown) => never)(request);
    },
  };
}
