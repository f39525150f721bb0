import type { ZodType } from 'zod';
import type { CallerFrame } from './is-our-caller.ts';
import { isOurCaller } from './is-our-caller.ts';

/** The part of Electron's ipcMain that answers. */
export interface Desk {
  handle(
    channel: string,
    answer: (event: { readonly senderFrame: CallerFrame | null }, name: unknown, request: unknown) => Promise<unknown>,
  ): void;
}

/** One kind of questions: what may be asked, with the shape of each request, and who answers. */
export interface Questions<Name extends string> {
  readonly shapes: Readonly<Record<Name, ZodType>>;
  /** Completes a request before it is parsed: what the window does not know. */
  readonly complete?: (name: Name, request: unknown) => unknown;
  /** The request has been parsed by the shape of that name. */
  readonly answer: (name: Name, request: never) => Promise<unknown>;
}

/**
 * Answers one channel. Who asks and what is asked are checked before anybody hears of it; what is refused here is a fault of
 * ours or somebody else's page, and no person reads its words.
 */
export function answerWindow<Name extends string>(desk: Desk, channel: string, questions: Questions<Name>): void {
  const { shapes, complete, answer } = questions;
  const isName = (name: unknown): name is Name => typeof name === 'string' && Object.hasOwn(shapes, name);
  desk.handle(channel, async ({ senderFrame }, name, request) => {
    if (!isOurCaller(senderFrame)) throw new Error('Only our own page may ask');
    if (!isName(name)) throw new Error('There is no such question');
    const parsed = shapes[name].safeParse(complete ? complete(name, request) : request);
    if (!parsed.success) throw new Error(`The question does not fit the contract: ${name}`);
    return await answer(name, parsed.data as never);
  });
}
