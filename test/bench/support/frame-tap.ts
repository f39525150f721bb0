import { ASYNC_ID, FrameParser } from '../../../src/wire/atol-v3/frame.ts';
import type { ByteLink } from '../../../src/wire/link.ts';

/** A command on its way in, and its result on its way out. */
export interface TapListener {
  /** The last byte of the command is at the cashbox. */
  onCommand(command: Uint8Array): void;
  /** The result leaves the cashbox: in the direct answer or unasked. */
  onResult(command: Uint8Array): void;
}

const ADD = 0xc1;
const ACKNOWLEDGE_AND_ADD = 0xc5;
const RESULTS: readonly (number | undefined)[] = [0xa3, 0xa4, 0xa6, 0xa7];

/** The cashbox's end of a line, listened to: which commands come, when their results go. Changes nothing. */
export function tappedLink(link: ByteLink, listener: TapListener): ByteLink {
  const incoming = new FrameParser();
  const outgoing = new FrameParser();
  const byTid = new Map<number, Uint8Array>();
  const byPacket = new Map<number, Uint8Array>();

  const hear = (id: number, data: Uint8Array) => {
    const at = data[0] === ADD ? 2 : data[0] === ACKNOWLEDGE_AND_ADD ? 3 : undefined;
    const tid = at === undefined ? undefined : data[at];
    if (at === undefined || tid === undefined) return;
    // Two bytes of password go before the command.
    const command = data.slice(at + 3);
    byTid.set(tid, command);
    byPacket.set(id, command);
    listener.onCommand(command);
  };
  const say = (id: number, data: Uint8Array) => {
    if (!RESULTS.includes(data[0])) return;
    const command = id === ASYNC_ID ? byTid.get(data[1] ?? -1) : byPacket.get(id);
    byPacket.delete(id);
    if (command) listener.onResult(command);
  };
  const feed = (parser: FrameParser, bytes: Uint8Array, take: (id: number, data: Uint8Array) => void) => {
    for (const event of parser.push(bytes)) if (event.kind === 'frame') take(event.id, event.data);
  };

  return {
    name: link.name,
    write: (bytes) => {
      feed(outgoing, bytes, say);
      return link.write(bytes);
    },
    onData: (next) =>
      link.onData((bytes) => {
        feed(incoming, bytes, hear);
        next(bytes);
      }),
    onClose: (next) => link.onClose(next),
    close: () => link.close(),
  };
}
