import { z } from 'zod';
import type { Desktop } from '../../desktop/support/desktop.ts';
import { type Program, startProgram } from '../../desktop/support/program.ts';
import type { Bench } from './bench.ts';
import { until } from './time.ts';

const LIMIT_MS = 30_000;
const MESSAGE = z.looseObject({
  member: z.string().optional(),
  /** µs since the epoch. */
  'timestamp-realtime': z.number(),
});

/** Everything that is said on the bus of the session, with the moment the bus passed it on. It disturbs nobody who speaks. */
export class TrayBus {
  readonly #program: Program;

  private constructor(program: Program) {
    this.#program = program;
  }

  static async listen(bench: Bench, { session, env }: Desktop): Promise<TrayBus> {
    const program = startProgram('busctl', [`--address=${session.address}`, '--json=short', 'monitor'], env);
    bench.atEnd(() => program.end());
    // One that listens too late would miss what is measured.
    await until('слушатель шины', () => program.said().includes('Monitoring bus'), LIMIT_MS);
    return new TrayBus(program);
  }

  /** What was said so far: from here on a search begins. */
  get mark(): number {
    return this.#program.said().length;
  }

  /**
   * Waits for the first message with that text in it.
   *
   * @param mark said before does not count
   * @returns its moment, ms since the epoch
   */
  async moment(what: string, text: string, mark: number): Promise<number> {
    await until(what, () => this.#find(text, mark) !== undefined, LIMIT_MS);
    return MESSAGE.parse(JSON.parse(this.#find(text, mark) ?? ''))['timestamp-realtime'] / 1_000;
  }

  #find(text: string, mark: number): string | undefined {
    const whole = this.#program.said().slice(mark).split('\n').slice(0, -1);
    return whole.find((line) => line.startsWith('{') && line.includes(text));
  }
}
