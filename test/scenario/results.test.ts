import { describe, expect, it } from 'vitest';
import { sentence } from '../../src/core/errors.ts';
import { VAT_ROW } from '../../src/simulator/shop/index.ts';
import {
  arePrinted,
  complaintOf,
  documentsOf,
  HOUR,
  handOutsOf,
  jobOf,
  kettle,
  lifeOf,
  MINUTE,
  MODELS,
  madeOnce,
  open,
  SECOND,
  sell,
  shopRow,
  unplugAtClose,
} from './field.ts';

/** A line whose VAT the shop does not know: the field of the cashbox form is empty for 22 %. */
const WITHOUT_VAT_WORD = kettle(10_000, {
  lines: [{ name: 'УЧЕБНЫЙ Чайник', priceKop: 10_000, quantityMilli: 1000, vatRowId: VAT_ROW.vat22 }],
});

describe.each(MODELS)('results told to the shop, model %i', (model) => {
  it('turns a refused check into an error at the shop with our own sentence, at its fourth report', async () => {
    const world = await open({ kkts: [{ model }] });
    const check = sell(world, WITHOUT_VAT_WORD);
    await world.until(() => shopRow(world, check).status === 'E', 10 * MINUTE);
    const { errorText } = shopRow(world, check);
    expect(errorText).toContain(sentence('CB-421'));
    expect(complaintOf(world, check)?.code).toBe('CB-421');
    expect(documentsOf(world, check)).toEqual([]);
    expect(world.shop.admin.order(check.orderId)?.mark).toContain(sentence('CB-421'));
    await world.until(() => jobOf(world, check).report.state === 'acked');
    const reports = world.requests.filter(({ body }) => body.includes(`|${check.id}|`));
    expect(reports).toHaveLength(4);
    for (const { body } of reports) expect(JSON.parse(body).kkm[0].printed[0]).toMatchObject({ code: 421, qr: '' });
  });

  it('goes on making other checks while a refusal is still on its way', async () => {
    const world = await open({ kkts: [{ model }] });
    const bad = sell(world, WITHOUT_VAT_WORD);
    await world.until(() => lifeOf(world, bad)?.state === 'refused');
    const good = [sell(world, kettle(20_000)), sell(world, kettle(30_000))];
    await world.until(() => arePrinted(world, good), 10 * SECOND);
    expect(madeOnce(world, good)).toBe(true);
    await world.until(() => shopRow(world, bad).status === 'E', 10 * MINUTE);
  });

  it('tells the shop nothing while a receipt is in doubt, and the document once the FN shows it', async () => {
    const world = await open({ kkts: [{ model }] });
    unplugAtClose(world, 'after');
    const check = sell(world);
    await world.until(() => lifeOf(world, check)?.state === 'inDoubt');
    await world.clock.advance(20 * MINUTE);
    expect(lifeOf(world, check)?.state).toBe('inDoubt');
    expect(world.requests.filter(({ body }) => body.includes('"printed"'))).toEqual([]);
    expect(shopRow(world, check)).toMatchObject({ status: 'P', failCount: 0 });
    world.plug();
    await world.until(() => arePrinted(world, [check]));
    expect(madeOnce(world, [check])).toBe(true);
  });
});

describe('results told to the shop', () => {
  it('sends a result again until its acknowledgement arrives', async () => {
    const world = await open();
    world.shop.faults.on('ack-lost', 3);
    const check = sell(world);
    await world.until(() => jobOfState(world, check) === 'acked', 10 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
    expect(world.requests.filter(({ body }) => body.includes(`|${check.id}|`))).toHaveLength(4);
  });

  it('says that the site is in trouble when an acknowledgement gets lost, and forgets it with the next good answer', async () => {
    const world = await open();
    world.shop.faults.on('ack-lost', 1);
    const check = sell(world);
    await world.until(() => world.logged.some((line) => line.includes('CB-708')), MINUTE);
    await world.until(() => jobOfState(world, check) === 'acked', MINUTE);
    await world.until(() => world.agent?.shops[0]?.view.state === 'ok', 2 * MINUTE);
  });

  it.each([
    ['the check was deleted', 'deleted-check'],
    ['nothing is ever taken', 'never-acks'],
  ] as const)('parks a result that is never acknowledged because %s, and keeps the document', async (_, fault) => {
    const world = await open();
    world.shop.faults.on(fault);
    const check = sell(world);
    await world.until(() => jobOfState(world, check) === 'parked', 2 * HOUR);
    const { report, life } = jobOf(world, check);
    expect(report.state === 'parked' && report.code).toBe('CB-712');
    expect(life.state).toBe('fiscal');
    expect(documentsOf(world, check)).toHaveLength(1);
    world.shop.faults.off(fault);
    const next = sell(world, kettle(40_000));
    await world.until(() => arePrinted(world, [next]));
    expect(madeOnce(world, [next])).toBe(true);
  });

  it('tells a parked result again when a person asks for it', async () => {
    const world = await open();
    world.shop.faults.on('never-acks');
    const check = sell(world);
    await world.until(() => jobOfState(world, check) === 'parked', 2 * HOUR);
    world.shop.faults.off('never-acks');
    await world.agent?.decide(jobOf(world, check).id, { kind: 'retry' }, 'магазин починили', 'Петров');
    await world.until(() => arePrinted(world, [check]), 2 * MINUTE);
    expect(madeOnce(world, [check])).toBe(true);
  });

  it('answers a check that the shop hands out again after it had acknowledged it', async () => {
    const world = await open();
    const check = sell(world);
    await world.until(() => jobOfState(world, check) === 'acked');
    const made = shopRow(world, check).linkParams;
    // The shop's database went back to the morning: the check is "printing" again, its id is not used for anything else.
    loseResult(world, check.id);
    await world.until(() => handOutsOf(world, check) >= 2, 10 * MINUTE);
    await world.until(() => arePrinted(world, [check]));
    expect(documentsOf(world, check)).toHaveLength(1);
    expect(shopRow(world, check).linkParams).toEqual(made);
  });

  it('carries time, sum, FN, number, sign and registration number of the document to the shop', async () => {
    const world = await open();
    const check = sell(world);
    await world.until(() => arePrinted(world, [check]));
    const [document] = documentsOf(world, check);
    expect(shopRow(world, check).linkParams).toEqual({
      doc_time: Date.parse(`${document?.issuedAt.slice(0, 16)}:00+03:00`) / 1000,
      doc_sum: '3190.00',
      fn_number: document?.fnSerial,
      fiscal_doc_number: String(document?.fdNumber),
      fiscal_doc_attribute: document?.fiscalSign,
      calculation_attribute: 'income',
      reg_number_kkt: '0000000001000000',
    });
  });
});

type World = Awaited<ReturnType<typeof open>>;

function jobOfState(world: World, check: { readonly id: number }): string | undefined {
  return world.journal?.byCheck('shop', 'check', String(check.id))?.report.state;
}

function loseResult(world: World, checkId: number): void {
  world.shop.admin.forgetResult(checkId);
}
