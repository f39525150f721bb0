import { describe, expect, it } from 'vitest';
import { serialLink } from '../../../../../src/adapters/cashbox/links/serial-link.ts';
import { openPseudoTerminal } from '../../../../../src/simulator/kkt/pseudo-terminal.ts';

const never = new AbortController().signal;

// Pseudo-terminals are there on Linux only; elsewhere a port ends in another way.
describe.runIf(process.platform === 'linux')('terminal that hangs up', () => {
  it.for([
    ['idle', 0, 0],
    ['while the device speaks', 400, 0],
    ['while we speak', 0, 60],
    ['while both speak', 400, 60],
  ] as const)('ends the line by itself: %s', async ([, fromDevice, fromUs]) => {
    for (let round = 0; round < 25; round++) {
      const terminal = await openPseudoTerminal();
      const link = await serialLink(terminal.path)(never);
      const ended = new Promise<void>((resolve) => link.onClose(resolve));
      link.onData(() => undefined);
      if (fromDevice > 0) void terminal.link.write(new Uint8Array(fromDevice)).catch(() => undefined);
      if (fromUs > 0) void link.write(new Uint8Array(fromUs)).catch(() => undefined);
      // Each round hangs up at another moment of the reading.
      for (let turn = 0; turn < round; turn++) await new Promise((resolve) => setImmediate(resolve));
      terminal.close();
      await ended;
      await link.close();
      await expect(link.write(Uint8Array.of(1))).rejects.toThrow();
    }
  });

  it('still closes on our own wish, and only once', async () => {
    const terminal = await openPseudoTerminal();
    const link = await serialLink(terminal.path)(never);
    let ends = 0;
    link.onClose(() => {
      ends += 1;
    });
    link.onData(() => undefined);
    await Promise.all([link.close(), link.close()]);
    expect(ends).toBe(1);
    terminal.close();
  });

  it('carries bytes both ways as before', async () => {
    const terminal = await openPseudoTerminal();
    const link = await serialLink(terminal.path)(never);
    const sent = Uint8Array.from({ length: 2_000 }, (_, index) => index % 256);
    const heard: number[] = [];
    const all = new Promise<void>((resolve) => {
      link.onData((bytes) => {
        heard.push(...bytes);
        if (heard.length === sent.length) resolve();
      });
    });
    terminal.link.onData((bytes) => void terminal.link.write(bytes));
    for (let at = 0; at < sent.length; at += 100) await link.write(sent.slice(at, at + 100));
    await all;
    expect(heard).toEqual([...sent]);
    await link.close();
    terminal.close();
  });
});
