import type { ZodType } from 'zod';
import { CALLS, type CallAnswer, type CallRequest } from '../../contract/calls.ts';
import { SET_UP_CALLS, type SetUpAnswer, type SetUpRequest } from '../../contract/set-up.ts';
import {
  type Answered,
  namesAuthor,
  RELAYED_CALLS,
  RELAYED_SET_UP_CALLS,
  type RelayedCallName,
  type RelayedSetUpCallName,
  SHELL_CALLS,
  type ShellAnswer,
  type ShellCallName,
  type ShellRequest,
} from '../../contract/window.ts';
import type { Questions } from './answer-window.ts';

/** The shell's own side: one handler per call. */
export type ShellHandlers = {
  readonly [N in ShellCallName]: (request: ShellRequest<N>) => Promise<ShellAnswer<N>>;
};
export type AskAgent = <N extends RelayedCallName>(
  name: N,
  request: CallRequest<N>,
) => Promise<Answered<CallAnswer<N>>>;
export type AskSetUp = <N extends RelayedSetUpCallName>(
  name: N,
  request: SetUpRequest<N>,
) => Promise<Answered<SetUpAnswer<N>>>;

const shapesOf = <N extends string>(names: readonly N[], calls: Readonly<Record<N, { readonly request: ZodType }>>) =>
  Object.fromEntries(names.map((name) => [name, calls[name].request])) as Record<N, ZodType>;

export function shellQuestions(handlers: ShellHandlers): Questions<ShellCallName> {
  return {
    shapes: shapesOf(Object.keys(SHELL_CALLS) as ShellCallName[], SHELL_CALLS),
    answer: (name, request) => handlers[name](request),
  };
}

/** @param author the user of this computer: a window does not say who it is */
export function agentQuestions(ask: AskAgent, author: string): Questions<RelayedCallName> {
  return {
    shapes: shapesOf(RELAYED_CALLS, CALLS),
    complete: (name, request) => (namesAuthor(name) ? { ...asObject(request), author } : request),
    answer: (name, request) => ask(name, request),
  };
}

export function setUpQuestions(ask: AskSetUp): Questions<RelayedSetUpCallName> {
  return {
    shapes: shapesOf(RELAYED_SET_UP_CALLS, SET_UP_CALLS),
    answer: (name, request) => ask(name, request),
  };
}

/** Something else than an object is left to the schema, which refuses it. */
function asObject(request: unknown): object {
  return typeof request === 'object' && request !== null && !Array.isArray(request) ? request : { request };
}
