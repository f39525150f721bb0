import { CALL_NAMES, type CallHandlers } from '../../src/contract/calls.ts';

/** An agent that knows these calls only: whoever asks for another is told so loudly. */
export function preparedCalls(calls: Partial<CallHandlers> = {}): CallHandlers {
  const unprepared = () => {
    throw new Error('Nobody prepared this call');
  };
  const none = Object.fromEntries(CALL_NAMES.map((name) => [name, unprepared])) as unknown as CallHandlers;
  return { ...none, ...calls };
}
