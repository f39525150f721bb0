import { KassaError } from '../../../core/errors.ts';
import type { CashboxIdentity } from '../../../core/ports/cashbox-driver.ts';
import type { Clock } from '../../../core/ports/clock.ts';
import type { ByteLink, OpenLink } from '../../../wire/link.ts';
import { Device } from './device.ts';
import { FnMemory } from './fn-memory.ts';
import { recognize, type Wanted } from './identity.ts';
import { ModeKeeper } from './modes.ts';
import { echoesPlatformFive } from './platform-five.ts';
import type { Session } from './session.ts';
import { Line } from './wire/line.ts';
import { Sender } from './wire/sender.ts';
import { isOfAnotherDriver, tidOf } from './wire/task.ts';

export interface ConnectOptions extends Wanted {
  readonly clock: Clock;
  readonly accessPassword: string;
  readonly modePassword: string;
}

export interface Connected {
  readonly line: Line;
  readonly session: Session;
  readonly identity: CashboxIdentity;
  readonly taskAlive: boolean;
}

/**
 * Opens one line and recognizes the device on it. The line is let go again when anything is not as it must be.
 *
 * @throws {KassaError} CB-101, CB-105..CB-108, CB-110, CB-111, CB-313, CB-314
 */
export async function connect(
  open: OpenLink,
  options: ConnectOptions,
  signal: AbortSignal,
  pendingTask: string | undefined,
): Promise<Connected> {
  const line = new Line(await openLink(open, signal), options.clock);
  try {
    return await greet(line, options, signal, pendingTask);
  } catch (error) {
    await line.close();
    throw error;
  }
}

async function openLink(open: OpenLink, signal: AbortSignal): Promise<ByteLink> {
  try {
    return await open(signal);
  } catch (cause) {
    if (cause instanceof KassaError) throw cause;
    throw new KassaError('CB-105', cause instanceof Error ? cause.message : '', { cause });
  }
}

async function greet(
  line: Line,
  options: ConnectOptions,
  signal: AbortSignal,
  pendingTask: string | undefined,
): Promise<Connected> {
  const { clock, accessPassword, modePassword } = options;
  const sender = new Sender(line, clock);
  // The question comes before the Abort: that one makes the device forget what it knows of the task.
  const taskAlive = await askPending(sender, pendingTask, signal);
  if (!(await sender.clearBuffer(signal))) throw await silentDevice(line, clock, signal);
  const device = new Device(sender, clock, accessPassword);
  const { identity, model, vatRows } = await recognize(device, options, signal);
  const session: Session = {
    clock,
    sender,
    device,
    modes: new ModeKeeper(device, modePassword),
    memory: new FnMemory(),
    model,
    fnSerial: identity.fnSerial,
    taxationTypes: identity.taxationTypes,
    vatRows,
  };
  return { line, session, identity, taskAlive };
}

async function askPending(sender: Sender, pendingTask: string | undefined, signal: AbortSignal): Promise<boolean> {
  if (pendingTask === undefined) return false;
  // It cannot be asked about, so it may be alive for all we know.
  if (isOfAnotherDriver(pendingTask)) return true;
  const tid = tidOf(pendingTask);
  if (tid === undefined) throw new KassaError('CB-104', `имя задания ${pendingTask}`);
  // Its late answer must never be taken for the answer to something else.
  sender.hold(tid);
  return (await sender.isTaskAlive(tid, signal)) ?? false;
}

async function silentDevice(line: Line, clock: Clock, signal: AbortSignal): Promise<KassaError> {
  if (line.isClosed || signal.aborted) return new KassaError('CB-101', 'линия закрыта');
  return (await echoesPlatformFive(line, clock, signal))
    ? new KassaError('CB-107', line.name)
    : new KassaError('CB-101', line.name);
}
