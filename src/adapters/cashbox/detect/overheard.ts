import { KassaError } from '../../../core/errors.ts';
import type { ByteLink, OpenLink } from '../../../wire/link.ts';

const SILENCE = 'порт открылся, в ответ тишина';
const ECHO = 'порт возвращает всё, что ему пишут: это не касса';
const STRANGER = 'на порту кто-то отвечает, но не по протоколу АТОЛ: другое устройство или касса другой марки';

/** What went over one line: our first packet, and as much of what came back. */
interface Overheard {
  readonly sent: number[];
  readonly heard: number[];
  writes: number;
}

/**
 * Asks who is on a line, and tells a line where nobody answers from one where somebody else does.
 *
 * @throws {KassaError} of `ask`; CB-101 says in its detail what was heard
 */
export async function overheard<T>(openLink: OpenLink, ask: (open: OpenLink) => Promise<T>): Promise<T> {
  const noted: Overheard = { sent: [], heard: [], writes: 0 };
  try {
    return await ask(async (signal) => noting(await openLink(signal), noted));
  } catch (error) {
    if (!(error instanceof KassaError)) throw error;
    // An echo sounds like a device that has heard us, and may be taken for a busy one.
    if (isEcho(noted)) throw new KassaError('CB-101', ECHO);
    if (error.code !== 'CB-101') throw error;
    throw new KassaError('CB-101', noted.heard.length === 0 ? SILENCE : STRANGER);
  }
}

/** No answer of the protocol is its question. */
function isEcho({ sent, heard }: Overheard): boolean {
  return sent.length > 0 && sent.every((byte, place) => heard[place] === byte);
}

function noting(link: ByteLink, noted: Overheard): ByteLink {
  return {
    name: link.name,
    write(bytes) {
      noted.writes += 1;
      if (noted.writes === 1) noted.sent.push(...bytes);
      return link.write(bytes);
    },
    onData(listener) {
      link.onData((bytes) => {
        if (noted.heard.length <= noted.sent.length) noted.heard.push(...bytes);
        listener(bytes);
      });
    },
    onClose: (listener) => link.onClose(listener),
    close: () => link.close(),
  };
}
