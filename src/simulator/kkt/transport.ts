import { concat } from '../../wire/atol-v3/bytes.ts';
import type { CommandPlan } from './faults/fault.ts';
import { STATUS, type TaskBuffer } from './task-buffer.ts';

const REQUEST = { add: 0xc1, acknowledge: 0xc2, ask: 0xc3, abort: 0xc4, acknowledgeAndAdd: 0xc5 } as const;
const ILLEGAL = Uint8Array.of(STATUS.illegal, 0);
/** Flags, tid, password, code. */
const SHORTEST_ADD = 5;

export interface TransportHooks {
  readonly buffer: TaskBuffer;
  /** What the faults want done with a command; password taken off. */
  readonly plan: (command: Uint8Array) => CommandPlan;
  readonly answersDirectly: boolean;
  readonly onAbort: () => void;
}

/** Answers one packet of the task layer: C1 to C5. Undefined is silence. */
export function answerPacket(data: Uint8Array, hooks: TransportHooks): Uint8Array | undefined {
  const { buffer } = hooks;
  const tid = data[1];
  switch (data[0]) {
    case REQUEST.add:
      return add(data.subarray(1), hooks);
    case REQUEST.acknowledge:
      return tid === undefined ? ILLEGAL : buffer.acknowledge(tid);
    case REQUEST.ask:
      return tid === undefined ? ILLEGAL : buffer.ask(tid);
    case REQUEST.abort:
      hooks.onAbort();
      return buffer.abort();
    case REQUEST.acknowledgeAndAdd:
      return acknowledgeAndAdd(data, hooks);
    default:
      return ILLEGAL;
  }
}

function acknowledgeAndAdd(data: Uint8Array, hooks: TransportHooks): Uint8Array | undefined {
  const acknowledged = hooks.buffer.acknowledge(data[1] ?? 0).subarray(0, 1);
  const added = add(data.subarray(2), hooks);
  return added && concat(acknowledged, added.subarray(0, 1));
}

/** `flags tid password code parameters`. */
function add(body: Uint8Array, { buffer, plan, answersDirectly }: TransportHooks): Uint8Array | undefined {
  const [flags, tid] = body;
  if (flags === undefined || tid === undefined || body.length < SHORTEST_ADD) return ILLEGAL;
  const command = body.slice(2);
  const planned = plan(command.subarray(2));
  if (planned.isIgnored) return undefined;
  if (planned.rejectedWith !== undefined) return Uint8Array.of(planned.rejectedWith);
  const status = buffer.add(flags, tid, command, planned);
  const isTaken = status[0] === STATUS.running || status[0] === STATUS.pending;
  if (!answersDirectly || !isTaken || planned.isAnswerLost) return status;
  return buffer.runAtOnce(tid);
}
