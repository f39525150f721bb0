import { expect } from 'vitest';
import { KassaError } from '../../../src/core/errors.ts';
import { NOT_HERE } from '../not-here.ts';
import { Port } from '../port.ts';
import { promises } from '../promise.ts';
import { failureOf, likeTheStrangers } from '../samples.ts';
import type { Decision } from '../trouble.ts';

const DECISIONS: readonly Decision[] = ['receipt', 'openShift', 'closeShift', 'cashIn', 'cashOut'];

promises('before the deciding command it is on disk that it may leave', (promise) => {
  for (const decision of DECISIONS) {
    promise(`${decision}: told once, before the command leaves`, async ({ box }) => {
      const port = await new Port(await box()).readyFor(decision);
      const { device } = port.box;
      const before = device.sent.deciding[decision];
      let sentWhenTold: number | undefined;
      const toldWhenSeen: number[] = [];
      port.atDecision = () => {
        sentWhenTold = device.sent.deciding[decision] - before;
      };
      device.onDeciding = () => toldWhenSeen.push(port.told.length);
      await port.decide(decision);
      expect(port.told).toHaveLength(1);
      expect(sentWhenTold).toBe(0);
      expect(toldWhenSeen).toEqual([1]);
      expect(device.sent.deciding[decision] - before).toBe(1);
    });

    promise(`${decision}: when that can not be written nothing is decided`, async ({ box }) => {
      const port = await new Port(await box()).readyFor(decision);
      const { device } = port.box;
      const documents = port.documentCount;
      const drawer = device.cashInDrawerKop;
      const before = device.sent;
      port.atDecision = () => {
        throw new KassaError('CB-802', 'диск полон');
      };
      expect(await failureOf(port.decide(decision))).toBe('CB-802');
      expect(device.sent.deciding).toEqual(before.deciding);
      expect(port.documentCount).toBe(documents);
      expect(device.cashInDrawerKop).toBe(drawer);
    });

    promise(`${decision}: no deciding command is sent twice after silence`, async ({ box }) => {
      const port = await new Port(await box()).readyFor(decision);
      const { device } = port.box;
      const struck = device.strike('silenceAfter', decision);
      const before = device.sent.deciding[decision];
      expect(await failureOf(port.decide(decision))).toBe('CB-102');
      expect(struck.happened).toBe(true);
      expect(device.sent.deciding[decision] - before).toBe(1);
    });

    promise(
      `${decision}: after an error nobody knows it is proven by the FN or left open, never repeated`,
      async ({ box }) => {
        const port = await new Port(await box()).readyFor(decision);
        const { device } = port.box;
        const struck = device.strike('errorAfter', decision);
        const before = device.sent.deciding[decision];
        const documents = port.documentCount;
        const made = await port.decide(decision).catch((error: unknown) => error);
        expect(struck.happened).toBe(true);
        expect(device.sent.deciding[decision] - before).toBe(1);
        expect(port.documentCount - documents).toBe(decision.startsWith('cash') ? 0 : 1);
        if (made instanceof Error) expect(made).toMatchObject({ remedy: 'reconcile' });
        else expect(made).toMatchObject({ fdNumber: port.lastDocument().fdNumber });
      },
    );
  }
});

promises('a driver believes the FN and nothing else', (promise) => {
  promise(
    'does not call the last receipt its own when its own was never made',
    async ({ box }) => {
      const port = await new Port(await box()).ready();
      await port.sell();
      const documents = port.documentCount;
      const struck = port.box.device.strike('hollow');
      await expect(port.sell()).rejects.toMatchObject({ remedy: 'reconcile' });
      expect(struck.happened).toBe(true);
      expect(port.documentCount).toBe(documents);
    },
    NOT_HERE.hollow,
  );

  promise('does not call the last receipt its own when it is an equal one of somebody else', async ({ box }) => {
    const port = await new Port(await box()).ready();
    const key = port.newKey();
    const struck = port.box.device.strike('strangerAfter');
    const made = await port.sell(likeTheStrangers(), { key }).catch((error: unknown) => error);
    expect(struck.happened).toBe(true);
    const [ours] = port.withKey(key);
    if (made instanceof Error) expect(made).toMatchObject({ remedy: 'reconcile' });
    else expect(made).toMatchObject({ fdNumber: ours?.fdNumber });
    expect(port.lastDocument().fdNumber).toBe((ours?.fdNumber ?? 0) + 1);
  });
});
