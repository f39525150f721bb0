import { describe, expect, it } from 'vitest';
import { arePrinted, HOUR, jobOf, kettle, leave, MINUTE, MODELS, open, run, SECOND, sell, statusOf } from './field.ts';

describe.each(MODELS)('the way to the OFD, model %i', (model) => {
  it('a receipt is fiscal and reported while the OFD is away, and not delivered; the light tells it after a while', async () => {
    const world = await open({ kkts: [{ model, ofd: { away: true } }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await world.clock.advance(MINUTE);
    expect(statusOf(world).queue).toMatchObject({ fiscal: 1, reported: 1, delivered: 0 });
    expect(statusOf(world).lights.ofd.state).toBe('fine');
    // Registration, shift and receipt.
    expect(statusOf(world).cashboxes[0]?.ofd?.unsentCount).toBe(world.kkt.reading.unsentCount);
    await world.clock.advance(31 * MINUTE);
    expect(statusOf(world).lights.ofd.state).toBe('attention');
    expect(statusOf(world).lights.cashbox.state).toBe('fine');
    expect(jobOf(world, check).delivery).toBe(undefined);
  });

  it('a ticket that comes late makes it delivered, by the ticket of its own document', async () => {
    const world = await open({ kkts: [{ model, ofd: { ticketDelayMs: 10 * MINUTE } }] });
    const checks = [sell(world, kettle(10_000)), sell(world, kettle(20_000))];
    await world.until(() => arePrinted(world, checks));
    await world.clock.advance(9 * MINUTE);
    expect(world.journal?.counts().delivered).toBe(0);
    await world.until(() => world.journal?.counts().delivered === 2, 3 * MINUTE);
    for (const check of checks) {
      const { delivery, life } = jobOf(world, check);
      expect(life.state === 'fiscal' && delivery?.ticket.fdNumber === life.document.fdNumber).toBe(true);
    }
    expect(world.kkt.ledger.documents.every(({ hasTicket }) => hasTicket)).toBe(true);
    await world.clock.advance(MINUTE);
    expect(statusOf(world).lights.ofd.state).toBe('fine');
  });

  it('a document made before a restart of the agent is followed to its ticket after it', async () => {
    const world = await open({ kkts: [{ model, ofd: { away: true } }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await leave(world);
    await world.clock.advance(HOUR);
    world.kkt.device.ofd.setAway(false);
    await run(world);
    await world.until(() => jobOf(world, check).delivery !== undefined, 2 * MINUTE);
    expect(statusOf(world).queue).toMatchObject({ fiscal: 1, reported: 1, delivered: 1 });
  });

  it('documents that wait for more than a day are red, and the FN that warns of it says so', async () => {
    const world = await open({ kkts: [{ model, ofd: { away: true }, habits: { ofdWarningDays: 1 } }] });
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    await leave(world);
    await world.clock.advance(25 * HOUR);
    await run(world);
    await world.clock.advance(20 * SECOND);
    expect(statusOf(world).lights.ofd).toMatchObject({ state: 'trouble', code: 'CB-312' });
  });

  it('a FN that takes nothing more because the OFD was away for too long stops the cashbox with CB-312', async () => {
    const world = await open({ kkts: [{ model, ofd: { away: true }, habits: { ofdBlockDays: 1 } }] });
    const first = sell(world);
    await world.until(() => arePrinted(world, [first]));
    await leave(world);
    await world.clock.advance(25 * HOUR);
    await run(world);
    const check = sell(world, kettle(20_000));
    await world.until(() => world.agent?.cashboxes[0]?.view.trouble?.code === 'CB-312', 10 * MINUTE);
    await world.clock.advance(10 * MINUTE);
    expect(world.kkt.ledger.byKey(`shop:${check.id}`)).toHaveLength(0);
    world.kkt.device.ofd.setAway(false);
    await world.until(() => arePrinted(world, [check]), 10 * MINUTE);
    expect(world.kkt.ledger.byKey(`shop:${check.id}`)).toHaveLength(1);
  });
});
