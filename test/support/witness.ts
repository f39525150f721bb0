import type { Job } from '../../src/core/fiscalization/job.ts';
import { isOpenQuestion } from '../../src/core/fiscalization/life.ts';
import type { Journal } from '../../src/core/ports/journal.ts';
import { FrameParser } from '../../src/wire/atol-v3/frame.ts';
import type { OpenLink } from '../../src/wire/link.ts';

/** Commands that decide, by code, and the job each of them belongs to. */
const DECIDING: ReadonlyMap<number, Job['kind']> = new Map([
  [0x4a, 'receipt'],
  [0x9a, 'openShift'],
  [0x5a, 'closeShift'],
  [0x49, 'cashIn'],
  [0x4f, 'cashOut'],
]);
/** Commands that build a receipt: open, line begin, line end, payment. */
const BUILDING: readonly number[] = [0x92, 0xea, 0xeb, 0x99];
const CANCEL = 0x59;
/** Commands that change something in the device: modes, tags, receipts, paper. */
const CHANGING: readonly number[] = [...DECIDING.keys(), ...BUILDING, CANCEL, 0x48, 0x56, 0xe8, 0xee];
const ADD_TASK = 0xc1;
const ABORT = 0xc4;
/** C1, flags, tid, two bytes of password, then the command. */
const CODE_AT = 5;

/**
 * Sees in one order what is written into the journal and what leaves for the cashboxes, and notes every breach of the
 * rule that the one comes before the other. It outlives the agent's process, as journal and cashboxes do.
 */
export class Witness {
  /** What was done against the rules, in words. */
  readonly breaches: string[] = [];
  /** Told of every job just saved. */
  onSaved: (job: Job) => void = () => undefined;
  /** Grows with everything that leaves a mark in journal or cashbox: between two changes a restart finds the same world. */
  changes = 0;
  /** Values of `changes` at which a deciding command left. */
  readonly decidedAt: number[] = [];
  readonly #jobs = new Map<number, Job>();

  /** The journal with every write seen after it was made. */
  journal(journal: Journal): Journal {
    return new Proxy(journal, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const result: unknown = value.apply(target, args);
          if (name === 'insert' || name === 'save') this.#saw(result as Job);
          return result;
        };
      },
    });
  }

  /** The line of one cashbox with every packet looked at before it leaves. */
  line(open: OpenLink, cashboxIndex: number): OpenLink {
    return async (signal) => {
      const link = await open(signal);
      const parser = new FrameParser();
      return {
        name: link.name,
        write: (bytes) => {
          for (const event of parser.push(bytes)) {
            if (event.kind !== 'frame') continue;
            if (event.data[0] === ABORT) this.changes += 1;
            if (event.data[0] === ADD_TASK) this.#leaves(event.data, cashboxIndex);
          }
          return link.write(bytes);
        },
        onData: (listener) => link.onData(listener),
        onClose: (listener) => link.onClose(listener),
        close: () => link.close(),
      };
    };
  }

  #saw(job: Job): void {
    const before = this.#jobs.get(job.id);
    this.#jobs.set(job.id, job);
    this.changes += 1;
    if (before?.life.state === 'fiscal' && job.life.state !== 'fiscal') {
      this.breaches.push(`job ${job.id} was fiscal and became ${job.life.state}`);
    }
    this.onSaved(job);
  }

  #leaves(packet: Uint8Array, cashboxIndex: number): void {
    const code = packet[CODE_AT] ?? 0;
    if (CHANGING.includes(code)) this.changes += 1;
    const kind = DECIDING.get(code);
    if (kind) this.decidedAt.push(this.changes);
    const open = [...this.#jobs.values()].filter(
      (job) => job.cashboxId === `kassa${cashboxIndex + 1}` && isOpenQuestion(job.life),
    );
    const name = `command ${code.toString(16)} left`;
    const states = open.map((job) => `${job.kind} ${job.life.state}`).join(', ') || 'no open job';
    if (kind) {
      const taskRef = `tid-${(packet[2] ?? 0).toString(16).padStart(2, '0')}`;
      const isOnDisk = open.some(
        ({ kind: of, life }) => of === kind && life.state === 'closing' && life.closing.taskRef === taskRef,
      );
      if (!isOnDisk) this.breaches.push(`${name} as ${taskRef} without its mark on disk (${states})`);
    } else if (BUILDING.includes(code) && !open.some((job) => job.kind === 'receipt' && job.life.state === 'sent')) {
      this.breaches.push(`${name} without intent and baseline on disk (${states})`);
    } else if (code === CANCEL && !open.some((job) => job.kind === 'receipt' && job.life.state === 'inDoubt')) {
      this.breaches.push(`${name} outside a doubt (${states})`);
    }
    if (open.length > 1) this.breaches.push(`${name} with several open jobs (${states})`);
  }
}
