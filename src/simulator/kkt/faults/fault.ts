import type { Device } from '../device.ts';
import type { KktError } from '../kkt-error.ts';

/** What a fault makes of one command. Several faults add up. */
export interface CommandPlan {
  /** The command is never seen: no answer at all, C3 finds nothing. */
  readonly isIgnored?: true;
  /** Answered with this status (B1, B2) instead of being taken. */
  readonly rejectedWith?: number;
  /** Just before the work. */
  readonly before?: () => void;
  /** Refused instead of done. */
  readonly refusal?: KktError;
  /** Taken and never finished. */
  readonly hangs?: true;
  /** Done this long after the line came back or an Abort came, ms. */
  readonly lateMs?: number;
  readonly cutsPower?: 'before' | 'after';
  /** Just after the work; `ok` is false when the device refused it. */
  readonly after?: (ok: boolean) => void;
  /** Done, and answered with these bytes. */
  readonly answer?: Uint8Array;
  /** Done, and refused in words all the same. */
  readonly refusalAfterwards?: KktError;
  /** Done, and the result is not sent; C3 still finds it. */
  readonly isAnswerLost?: true;
  /** Done, and nothing is answered any more until the line is opened anew. */
  readonly goesDeaf?: true;
}

/** What a fault may do to the cashbox as a whole. */
export interface FaultTarget {
  readonly device: Device;
  /** The line breaks; the power stays. */
  dropLine(): void;
  /** Power off, and on again by itself after a while. */
  restart(): void;
}

/** One way to misbehave. It does the ordinary thing by itself until the cashbox is told to `use` it. */
export interface Fault {
  /** As on the command line, with its argument. */
  readonly name: string;
  /** Takes effect at once; the function it gives back takes it away again. */
  readonly install?: (target: FaultTarget) => (() => void) | undefined;
  /** Sees each command, password taken off, as it arrives. */
  readonly onCommand?: (command: Uint8Array, target: FaultTarget) => CommandPlan | undefined;
  /** Cuts an outgoing packet into the pieces that are sent, spoilt or not. */
  readonly onSend?: (packet: Uint8Array) => readonly Uint8Array[];
  /** Takes incoming bytes away from the protocol and answers them itself. */
  readonly onBytes?: (bytes: Uint8Array) => Uint8Array;
  /** Power goes when this many bytes came since the fault was there. */
  readonly cutsPowerAfterReceived?: number;
  /** The line breaks when this many bytes went since the fault was there. */
  readonly cutsLineAfterSent?: number;
  /** Called after a power cut, before the device is on again. */
  readonly onPowerOn?: (target: FaultTarget) => void;
}
