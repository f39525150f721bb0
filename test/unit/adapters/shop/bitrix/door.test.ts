import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ERRORS, KassaError } from '../../../../../src/core/errors.ts';
import { DoorRig, HASH, MADE, NEVER, PRESENCE, REFUSED, SERIAL } from './door-rig.ts';
import { V1, V2, V3, v2 } from './wire-checks.ts';

const report = { type: 1, uuid: 'report|shop.example.ru|88|1795375801', timestamp: '1795375801', zn: SERIAL };

describe('a poll', () => {
  test('brings orders to close the shift and checks, each with what came', async () => {
    const rig = new DoorRig().answer({ reports: [report], print: [V2, V3] });
    const { acked, handOuts } = await rig.poll();
    expect(acked).toEqual([]);
    expect(handOuts).toMatchObject([
      { kind: 'closeShift', checkId: '88', token: report.uuid, kktSerial: SERIAL, fingerprint: '', incoming: report },
      { kind: 'check', checkId: '5127', token: V2.external_id, kktSerial: SERIAL, incoming: V2 },
      { kind: 'check', checkId: '5131', token: V3.external_id, incoming: V3, translation: { kind: 'receipt' } },
    ]);
    expect(handOuts[0]?.translation).toBeUndefined();
  });

  test('keeps the whole document of a check it refuses', async () => {
    const bad = v2({ taxationType: null, somethingNew: { deep: true } });
    const { handOuts } = await new DoorRig().answer({ print: [bad] }).poll();
    expect(handOuts[0]).toMatchObject({ incoming: bad, translation: { kind: 'refusal', code: 'CB-406' } });
  });

  test('one entry nobody can answer to does not hold up the others', async () => {
    const strange = [
      null,
      'check',
      [],
      {},
      v2({ external_id: 'order|shop.example.ru|1' }),
      v2({ external_id: 17 }),
      v2({ zn: 106905842117 }),
      v2({ zn: null }),
    ];
    const orders = [{ ...report, uuid: 'report' }, { ...report, type: 2 }, { ...report, zn: 1 }, 7];
    const rig = new DoorRig().answer({ reports: [...orders, report], print: [...strange, V2] });
    const { handOuts } = await rig.poll();
    expect(handOuts.map(({ checkId }) => checkId)).toEqual(['88', '5127']);
    expect(rig.log.lines).toHaveLength(strange.length + orders.length);
    expect(rig.log.lines.join()).not.toContain('+7903');
  });

  test('may carry a result, whose ack is told apart from strangers', async () => {
    const rig = new DoorRig().answer({ ack: [REFUSED.token, 'check|x|1'] });
    expect(await rig.poll([PRESENCE], REFUSED)).toEqual({ acked: [REFUSED.token], handOuts: [] });
    expect(rig.bodies[0]).toMatchObject({ kkm: [{ zn: SERIAL, printed: [{ code: 421 }] }] });
    expect(rig.log.lines).toHaveLength(1);
  });
});

describe('what the answers tell of the site', () => {
  test('its clock, by the header of the answer, and nothing before one told it', async () => {
    const rig = new DoorRig();
    expect(rig.door.signs).toEqual({ clockOffsetS: undefined, certificateUntil: undefined });
    const date = new Date(rig.clock.now() + 150_000).toUTCString();
    await rig.answer({}, 200, { date }).poll();
    expect(rig.door.signs.clockOffsetS).toBe(150);
    await rig.answer({}, 200, { date: 'soon' }).poll();
    expect(rig.door.signs.clockOffsetS).toBe(150);
  });

  test('nothing of its clock by an answer that lay in a computer that slept', async () => {
    const rig = new DoorRig();
    rig.holdMs = 4 * 3_600_000;
    await rig.answer({}, 200, { date: new Date(rig.clock.now()).toUTCString() }).poll();
    expect(rig.door.signs.clockOffsetS).toBeUndefined();
  });
});

describe('a check in the format of FFD 1.0', () => {
  test('is left for the next hand-out in the first answer, which is still of the old handler', async () => {
    const rig = new DoorRig().answer({ print: [V1] }).answer({ print: [v2({})] });
    expect((await rig.poll()).handOuts).toEqual([]);
    expect((await rig.poll()).handOuts).toMatchObject([{ checkId: '5127', translation: { kind: 'receipt' } }]);
  });

  test('is refused with the cure when the shop goes on so', async () => {
    const rig = new DoorRig().answer('{}').answer({ print: [V1] });
    await rig.poll();
    const [handOut] = (await rig.poll()).handOuts;
    expect(handOut).toMatchObject({ checkId: '5127', token: V1.uuid, translation: { code: 'CB-437' } });
    expect(ERRORS['CB-437'].ru).toContain('ФФД 1.0');
  });

  test('is still left alone after answers that only acknowledged: no handler was switched by them', async () => {
    const rig = new DoorRig().answer({ ack: [MADE.token] }).answer({ print: [V1] });
    await rig.deliver(MADE);
    expect((await rig.poll()).handOuts).toEqual([]);
  });
});

describe('a result', () => {
  test('goes alone and is over with its ack', async () => {
    const rig = new DoorRig().answer({ ack: [MADE.token] });
    expect(await rig.deliver(MADE)).toEqual({ acked: [MADE.token], handOuts: [] });
    expect(rig.bodies).toMatchObject([{ api_version: '3', kkm: [{ printed: [{ uuid: MADE.token, code: 0 }] }] }]);
  });

  test('that the shop does not take may bring new work instead', async () => {
    const { acked, handOuts } = await new DoorRig().answer({ print: [V3] }).deliver(MADE);
    expect(acked).toEqual([]);
    expect(handOuts).toHaveLength(1);
  });

  test('is settled at once when it is a success, only in time when it is a refusal', () => {
    const { door } = new DoorRig();
    expect(door.settlesAtOnce(MADE.result)).toBe(true);
    expect(door.settlesAtOnce(REFUSED.result)).toBe(false);
  });
});

describe('504', () => {
  test('after a long hold is an empty poll, unless it repeats', async () => {
    const rig = new DoorRig();
    rig.holdMs = 60_000;
    for (let i = 0; i < 3; i++) rig.answer('<html></html>', 504);
    expect(await rig.poll()).toEqual({ acked: [], handOuts: [] });
    expect(await rig.poll()).toEqual({ acked: [], handOuts: [] });
    await expect(rig.poll()).rejects.toMatchObject({ code: 'CB-710', detail: 'код 504 3 раз подряд через 60 с' });
  });

  test('is forgotten after a good answer', async () => {
    const rig = new DoorRig();
    rig.holdMs = 60_000;
    rig.answer('', 504).answer('', 504).answer('{}').answer('', 504);
    for (let i = 0; i < 4; i++) expect(await rig.poll()).toEqual({ acked: [], handOuts: [] });
  });

  test('at once, or in place of an ack, is a site that does not answer', async () => {
    await expect(new DoorRig().answer('', 504).poll()).rejects.toMatchObject({ code: 'CB-710' });
    const rig = new DoorRig().answer('', 504);
    rig.holdMs = 60_000;
    await expect(rig.deliver(MADE)).rejects.toMatchObject({ code: 'CB-710' });
  });
});

describe('the link', () => {
  test('is in no error, no log line and not in the door itself', async () => {
    const failure = Object.assign(new Error(`connect to …?hash=${HASH}`), {
      code: 'ECONNRESET',
      config: { url: HASH },
    });
    const rig = new DoorRig()
      .fail(failure)
      .answer('', 403)
      .answer({ print: [null] });
    const errors: unknown[] = [];
    for (let i = 0; i < 2; i++) await rig.poll().catch((error: unknown) => errors.push(error));
    await rig.poll();
    expect(errors.map((error) => (error instanceof KassaError ? error.code : error))).toEqual(['CB-708', 'CB-704']);
    expect(inspect(errors, { depth: 10, showHidden: true })).not.toContain(HASH);
    expect(inspect(rig.door, { depth: 10, showHidden: true })).not.toContain(HASH);
    expect(JSON.stringify(rig.door)).not.toContain(HASH);
    expect(rig.log.lines.join()).not.toContain(HASH);
  });
});

test('leaving is no trouble of the site: the reason of the signal comes through', async () => {
  const rig = new DoorRig().answer('{}');
  rig.holdMs = 60_000;
  const leave = new AbortController();
  const poll = rig.door.poll([PRESENCE], undefined, leave.signal);
  const reason = new Error('stopping');
  leave.abort(reason);
  await expect(poll).rejects.toBe(reason);
  expect(NEVER.aborted).toBe(false);
});
