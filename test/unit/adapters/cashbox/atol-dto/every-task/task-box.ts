import { expect } from 'vitest';
import type * as z from 'zod';
import type { Session } from '../../../../../../src/adapters/cashbox/atol-dto/session.ts';
import { TASKS, type TaskName } from '../../../../../../src/adapters/cashbox/atol-dto/tasks/index.ts';
import { runTask } from '../../../../../../src/adapters/cashbox/atol-dto/tasks/run.ts';
import type { DoubleCashbox, DoubleDocument, DoubleTag } from '../../../../../support/double-cashbox.ts';
import { SIGNAL } from '../rig.ts';

export const DEVICE = {
  serial: '00106100000777',
  fnSerial: '9999078900000777',
  inn: '7700000016',
  rnm: '0000000001000777',
  taxation: 1 | 2,
  fnValidUntil: '2028-03-01',
} as const;

type Frozen<T> = T extends readonly (infer One)[]
  ? readonly Frozen<One>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;
type Request<Name extends TaskName> = Frozen<z.input<(typeof TASKS)[Name]['request']>>;
type Answer<Name extends TaskName> = z.output<(typeof TASKS)[Name]['answer']>;

/** One double with a connection to it: tasks are run over it, its FN is read from outside. */
export class TaskBox {
  readonly cashbox: DoubleCashbox;
  readonly session: Session;
  readonly ffd: 105 | 120;

  constructor(cashbox: DoubleCashbox, session: Session, ffd: 105 | 120) {
    this.cashbox = cashbox;
    this.session = session;
    this.ffd = ffd;
  }

  get isFfd12(): boolean {
    return this.ffd === 120;
  }

  /** Through our schemas both ways, as the driver does it. */
  async run<Name extends TaskName>(name: Name, request: Request<Name>): Promise<Answer<Name>> {
    // The compiler cannot tie the two unions of the table together; the schemas check both at run time.
    return (await runTask(this.session, TASKS[name] as never, request as never, { signal: SIGNAL })) as Answer<Name>;
  }

  /** A shift with nothing in it. */
  async freshShift(): Promise<void> {
    if (this.cashbox.state().shift.open) await this.run('closeShift', {});
    await this.run('openShift', {});
  }

  async openShift(): Promise<void> {
    if (!this.cashbox.state().shift.open) await this.run('openShift', {});
  }

  /** What the FN got by that work, which must be one document. */
  async oneDocument<T>(work: () => Promise<T>): Promise<{ readonly document: DoubleDocument; readonly answer: T }> {
    const before = this.cashbox.documents().length;
    const answer = await work();
    const [document, ...others] = this.cashbox.documents().slice(before);
    if (!document || others.length > 0) throw new Error('Not one document came into being');
    return { document, answer };
  }

  async noDocument<T>(work: () => Promise<T>): Promise<T> {
    const before = this.cashbox.documents().length;
    const answer = await work();
    expect(this.cashbox.documents().length).toBe(before);
    return answer;
  }
}

export type Plain = number | boolean | string | { readonly [tag: number]: Plain | readonly Plain[] };

/** Tags as an object, nested ones too; a tag that stands twice is a list. */
export function plain(tags: readonly DoubleTag[]): Readonly<Record<number, Plain | readonly Plain[]>> {
  const result: Record<number, Plain | Plain[]> = {};
  for (const { tag, value } of tags) {
    const one = Array.isArray(value) ? (plain(value) as Plain) : (value as Plain);
    const had = result[tag];
    result[tag] = had === undefined ? one : Array.isArray(had) ? [...had, one] : [had, one];
  }
  return result;
}
