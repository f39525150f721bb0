import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../bench/support/proc.ts';
import { Field } from './support/field.ts';
import { readLedger } from './support/fn-ledger.ts';

/** An agent that spins takes a whole core: 1000 ms a second. */
const SPINNING_MS = 400;

describe.runIf(process.platform === 'linux').concurrent('terminal', () => {
  it.for([
    ['61', 'the same place'],
    ['77', 'another place'],
  ] as const)(
    'model %s: receipts pass over a terminal; the cable goes out and comes back at %s, and they go on',
    async ([model, place], { onTestFinished }) => {
      const field = new Field(onTestFinished);
      const [one, two] = [field.path('kassa-tty-1'), field.path('kassa-tty-2')];
      const more = ['--model', model];
      let kkt = await field.kkt({ listen: `pty:${one}`, more });
      const shop = await field.shop({ orders: 4 });
      const places = place === 'the same place' ? { port: one } : { port: 'auto', ports: [one, two] };
      const config = field.settings('tty', { link: shop.link, port: one, cashbox: places });
      const agent = await field.agent(config);
      await field.whenReported(shop, 4);
      const before = await field.whenStatus(
        'a cashbox that answers',
        config,
        ({ cashboxes }) => cashboxes[0]?.connected === true,
      );
      expect(before.cashboxes[0]?.identity?.printer).toBe(model === '61');

      await kkt.program.kill();
      await agent.says(/CB-105/);
      // The link is there and leads nowhere; the agent looks for its device without spinning.
      const cpuBefore = cpuMsOf(agent.pid);
      const startedMs = performance.now();
      const gone = await field.whenStatus(
        'a cashbox that is gone',
        config,
        ({ cashboxes }) => cashboxes[0]?.connected === false,
      );
      expect(gone.lights.cashbox.state).not.toBe('fine');
      const share = (cpuMsOf(agent.pid) - cpuBefore) / (performance.now() - startedMs);
      expect(share * 1_000).toBeLessThan(SPINNING_MS);

      kkt = await field.kkt({ listen: `pty:${place === 'the same place' ? one : two}`, more });
      await field.whenStatus('the cashbox again', config, ({ cashboxes }) => cashboxes[0]?.connected === true);
      // The shop sells on: it is started anew and takes four more orders.
      await shop.program.interrupt();
      const open = await field.shop({ port: shop.port, orders: 4 });
      await field.whenReported(open, 8);
      expect(readLedger(kkt.folder).receiptCount).toBe(8);
      expect(readLedger(kkt.folder).countDuplicates()).toBe(0);
      expect((await agent.interrupt()).code).toBe(0);
    },
  );
});
