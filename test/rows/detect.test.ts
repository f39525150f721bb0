import { expect, it } from 'vitest';
import { inspect } from '../../src/adapters/cashbox/atol-serial/inspect.ts';
import { lookAround } from '../../src/adapters/cashbox/detect/look-around.ts';
import { overheard } from '../../src/adapters/cashbox/detect/overheard.ts';
import { detectReport } from '../../src/cli/detect/report.ts';
import { detectLines } from '../../src/cli/screen/detect-lines.ts';
import { KassaError } from '../../src/core/errors.ts';
import { VirtualKkt } from '../../src/simulator/kkt/index.ts';
import type { ByteLink } from '../../src/wire/link.ts';
import { memoryLinkPair } from '../../src/wire/memory-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const SIGNAL = new AbortController().signal;
const clock = new VirtualClock();

/** Who is at the far end of each port. */
const STREET: Readonly<Record<string, (far: ByteLink) => void>> = {
  '/dev/silent': (far) => far.onData(() => undefined),
  '/dev/scales': (far) => far.onData(() => void far.write(Buffer.from('ST,GS,+  1.234kg\r\n'))),
  '/dev/other-brand': (far) => far.onData(() => void far.write(Uint8Array.of(0x15))),
  '/dev/noise': (far) =>
    far.onData(
      (bytes) => void far.write(Uint8Array.from({ length: 40 }, (_, i) => (bytes.length * 31 + i * 97) % 256)),
    ),
  '/dev/echo': (far) => far.onData((bytes) => void far.write(bytes)),
  '/dev/kassa': (far) => new VirtualKkt({ clock, serial: '00106100000001', utcOffsetMinutes: 0 }).attach(far),
};

async function detect(named: readonly string[]) {
  const seen = await clock.run(
    lookAround(
      {
        named,
        usbPorts: async () => [],
        libraryFault: new KassaError('CB-122'),
        take: () => ({ release: () => undefined }),
        inspect: {
          'atol-dto': () => Promise.reject(new KassaError('CB-122')),
          'atol-serial': async (port, signal) => ({
            identity: await overheard(
              async () => lineTo(port),
              (open) => inspect(open, clock, signal),
            ),
          }),
        },
      },
      SIGNAL,
    ),
  );
  return { seen, screen: detectLines(detectReport({ ...seen, libraryFile: undefined }, undefined)).join('\n') };
}

function lineTo(port: string): ByteLink {
  const stand = STREET[port];
  if (!stand) throw new Error('No such file or directory');
  const [near, far] = memoryLinkPair(port);
  stand(far);
  return near;
}

const STRANGER = 'кто-то отвечает, но не по протоколу АТОЛ';

it.each([
  ['/dev/silent', 'тишина'],
  ['/dev/scales', STRANGER],
  ['/dev/other-brand', STRANGER],
  ['/dev/noise', STRANGER],
  ['/dev/echo', 'возвращает всё, что ему пишут: это не касса'],
  ['/dev/nowhere', 'No such file or directory'],
])(
  'row 22: another brand or no port is said for what it is, and nothing is promised by brand: %s',
  async (port, words) => {
    const { screen, seen } = await detect([port]);
    expect(seen.sightings).toEqual([]);
    expect(screen).toContain(`${port}, проводной протокол: Касса не`);
    expect(screen).toContain(words);
    expect(screen).toContain('Ни одна касса не ответила.');
    expect(screen).toContain('марка на корпусе ничего не обещает');
    expect(screen).toContain('по COM, USB и TCP: АТОЛ 30Ф, АТОЛ 42ФС');
    expect(screen).not.toContain('"cashboxes"');
  },
);

it('row 22: among strangers the one that speaks our protocol is found, with the row for the settings', async () => {
  const { screen, seen } = await detect([...Object.keys(STREET), '/dev/nowhere']);
  expect(seen.sightings.map(({ port }) => port)).toEqual(['/dev/kassa']);
  expect(screen).toContain('Касса 1: VIRTUAL 30F');
  expect(screen).toContain('"port": "/dev/kassa"');
  expect(seen.misses.map(({ port }) => port)).toEqual([
    ...Object.keys(STREET).filter((port) => port !== '/dev/kassa'),
    '/dev/nowhere',
  ]);
});

it('row 22: a computer without any port is said to have none, with what to do', async () => {
  const { screen } = await detect([]);
  expect(screen).toContain('COM-портов USB-касс АТОЛ нет');
  expect(screen).toContain('весы или терминал банка');
  expect(screen).toContain('kassabridge detect --port COM5');
});
