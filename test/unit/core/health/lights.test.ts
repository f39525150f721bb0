import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERRORS, isErrorCode } from '../../../../src/core/errors.ts';
import { isTraining } from '../../../../src/core/health/cashbox-lights.ts';
import { cashboxLights, overallLights } from '../../../../src/core/health/lights.ts';
import { type CashboxReading, HEALTH_RULES, type SiteReading } from '../../../../src/core/health/readings.ts';
import { siteLight } from '../../../../src/core/health/site-light.ts';
import type { CashboxCondition, CashboxIdentity, OfdExchange } from '../../../../src/core/ports/cashbox-driver.ts';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const IDENTITY: CashboxIdentity = {
  modelName: 'АТОЛ 30Ф',
  modelNumber: 61,
  firmware: '5.8.2',
  kktSerial: '00106100000001',
  kktRegNumber: '0000000001000000',
  fnSerial: '9280440300000001',
  inn: '7725225244',
  ffdVersion: '1.05',
  taxationTypes: ['osn'],
  capabilities: { printer: true, vatRates: ['vat20'], markingCheck: false, corrections: false },
};

const NO_WARNINGS: CashboxCondition['fnWarnings'] = {
  replaceUrgently: false,
  replaceSoon: false,
  memoryFull90: false,
  ofdTooLong: false,
  critical: false,
};

const ALL_SENT: OfdExchange = {
  unsentCount: 0,
  firstUnsentFd: undefined,
  firstUnsentAt: undefined,
  lastError: undefined,
};

function condition(changes: Partial<CashboxCondition> = {}): CashboxCondition {
  return {
    fnSerial: IDENTITY.fnSerial,
    lastFdNumber: 41,
    fnPhase: 'fiscal',
    fnWarnings: NO_WARNINGS,
    shift: { state: 'open', number: 3 },
    openReceipt: undefined,
    paper: 'present',
    coverOpen: false,
    printerFault: false,
    printUnfinished: false,
    deviceTime: '2026-11-24T12:00:00',
    busy: false,
    ...changes,
  };
}

/** A cashbox that is well, with the named differences. */
function box(changes: Partial<CashboxReading> = {}, device: Partial<CashboxCondition> = {}): CashboxReading {
  return {
    cashboxId: 'kassa1',
    virtual: false,
    connected: true,
    identity: IDENTITY,
    condition: { value: condition(device), at: NOW - 2_000 },
    ofd: {
      value: ALL_SENT,
      at: NOW - 5_000,
    },
    inDoubtCount: 0,
    ...changes,
  };
}

function waiting(firstUnsentAt: string | undefined, unsentCount = 2): Partial<CashboxReading> {
  return { ofd: { value: { unsentCount, firstUnsentFd: 40, firstUnsentAt, lastError: undefined }, at: NOW - 5_000 } };
}

describe('light of the site', () => {
  const site = (changes: Partial<SiteReading>): SiteReading => ({
    shopId: 'main',
    state: 'ok',
    detail: '',
    ...changes,
  });

  it('is unknown before the first answer, though a poll is under way', () => {
    expect(siteLight(site({ state: 'notTried', lastTryAt: NOW - 50_000 }), NOW, HEALTH_RULES).state).toBe('unknown');
  });

  it('is fine while answers come, with the age of the last one', () => {
    const light = siteLight(site({ lastGoodAt: NOW - 61_000, lastTryAt: NOW - 60_000 }), NOW, HEALTH_RULES);
    expect(light).toMatchObject({ state: 'fine', ageMs: 61_000, ru: 'Сайт ответил 1 мин назад.' });
  });

  it('is never green on an answer older than three polls, though a poll has just left', () => {
    const light = siteLight(site({ lastGoodAt: NOW - 4 * MINUTE, lastTryAt: NOW - 1_000 }), NOW, HEALTH_RULES);
    expect(light.state).toBe('unknown');
  });

  it('asks for attention at once when a poll fails, and is red after a quarter of an hour', () => {
    const failing = (since: number) =>
      siteLight(site({ state: 'CB-701', lastTryAt: NOW - 1_000, failingSince: since }), NOW, HEALTH_RULES);
    expect(failing(NOW - MINUTE).state).toBe('attention');
    expect(failing(NOW - 15 * MINUTE)).toMatchObject({ state: 'trouble', code: 'CB-701', ru: ERRORS['CB-701'].ru });
  });

  it('is red at once when the site does not know our link: waiting cures nothing', () => {
    expect(siteLight(site({ state: 'CB-704', lastTryAt: NOW, failingSince: NOW }), NOW, HEALTH_RULES).state).toBe(
      'trouble',
    );
  });
});

describe('lights of a cashbox', () => {
  it('are all fine when everything is fresh and well', () => {
    const lights = cashboxLights(box(), NOW);
    expect([lights.cashbox.state, lights.fn.state, lights.ofd.state]).toEqual(['fine', 'fine', 'fine']);
  });

  it('are all unknown before the first answer', () => {
    const lights = cashboxLights({ cashboxId: 'kassa1', virtual: false, connected: false, inDoubtCount: 0 }, NOW);
    expect([lights.cashbox.state, lights.fn.state, lights.ofd.state]).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('tell a pause in the link apart from a cashbox that stays away', () => {
    const away = (since: number) =>
      cashboxLights(box({ connected: false, trouble: { code: 'CB-101', detail: '', since } }), NOW).cashbox;
    expect(away(NOW - 5_000).state).toBe('attention');
    expect(away(NOW - MINUTE)).toMatchObject({ state: 'trouble', code: 'CB-101', ageMs: MINUTE });
  });

  it('are red at once when only a person can help', () => {
    const light = cashboxLights(box({ trouble: { code: 'CB-303', detail: '', since: NOW } }), NOW).cashbox;
    expect(light.state).toBe('trouble');
  });

  it('is worth a look in a pause, however long it lasts, and no trouble', () => {
    const paused = box({ trouble: { code: 'CB-320', detail: 'до 15:30', since: NOW - 90 * MINUTE } });
    expect(cashboxLights(paused, NOW).cashbox).toMatchObject({ state: 'attention', code: 'CB-320' });
  });

  it('say that a document is in doubt while the agent asks the FN', () => {
    expect(cashboxLights(box({ inDoubtCount: 1 }), NOW).cashbox).toMatchObject({ state: 'attention', code: 'CB-102' });
  });

  it('know paper only where there is a printer', () => {
    expect(cashboxLights(box({}, { paper: 'out' }), NOW).cashbox.state).toBe('attention');
    expect(cashboxLights(box({}, { paper: 'none' }), NOW).cashbox.state).toBe('fine');
  });

  it.each([
    [{ fnPhase: 'closed' }, 'trouble'],
    [{ fnPhase: 'unknown' }, 'unknown'],
    [{ fnWarnings: { ...NO_WARNINGS, critical: true } }, 'trouble'],
    [{ fnWarnings: { ...NO_WARNINGS, replaceUrgently: true } }, 'trouble'],
    [{ fnWarnings: { ...NO_WARNINGS, replaceSoon: true } }, 'attention'],
    [{ fnWarnings: { ...NO_WARNINGS, memoryFull90: true } }, 'attention'],
  ] as const)('judge the FN by its own word: %o is %s', (device, state) => {
    expect(cashboxLights(box({}, device), NOW).fn.state).toBe(state);
  });

  it('call a real cashbox with a test FN training, and warn of it as long as nobody has changed the FN', () => {
    const test = box({}, { fnSerial: '9999078900001234' });
    expect(isTraining(test)).toBe(true);
    expect(cashboxLights(test, NOW).fn).toMatchObject({
      state: 'attention',
      ru: expect.stringMatching(/^\[Учебная касса\] Тестовый ФН/),
    });
    const unseen = { ...box(), condition: undefined, identity: { ...IDENTITY, fnSerial: '9999078900001234' } };
    expect(isTraining(unseen)).toBe(true);
    expect(isTraining(box())).toBe(false);
  });

  it('say of a training device that it is one, in every sentence', () => {
    const training = box({ virtual: true }, { fnSerial: '9999078900001234' });
    const named = box({ identity: { ...IDENTITY, modelName: 'VIRTUAL 30F' } });
    for (const { cashbox, fn, ofd } of [cashboxLights(training, NOW), cashboxLights(named, NOW)]) {
      for (const light of [cashbox, fn, ofd]) expect(light.ru).toMatch(/^\[Учебная касса\]/);
    }
    expect(cashboxLights(training, NOW).fn.state).toBe('fine');
  });
});

describe('light of the OFD', () => {
  it('counts the age of the oldest unsent document by the clock of the cashbox', () => {
    // The device shows 12:00:00 two seconds ago, whatever this computer's zone is.
    expect(cashboxLights(box(waiting('2026-11-24T11:31')), NOW).ofd.state).toBe('fine');
    expect(cashboxLights(box(waiting('2026-11-24T11:30')), NOW).ofd).toMatchObject({
      state: 'attention',
      ru: 'Не передано в ОФД: 2 док., начиная с ФД 40, старший ждёт 30 мин.',
    });
    expect(cashboxLights(box(waiting('2026-11-23T12:00')), NOW).ofd.state).toBe('trouble');
  });

  it('goes on counting after the last look at the device', () => {
    const reading = box({ ...waiting('2026-11-24T11:31'), condition: { value: condition(), at: NOW - 2 * MINUTE } });
    expect(cashboxLights(reading, NOW).ofd.state).toBe('attention');
  });

  it('is not green when the cashbox does not say since when', () => {
    expect(cashboxLights(box(waiting(undefined)), NOW).ofd.state).toBe('attention');
  });

  it('believes the FN that says it waits too long', () => {
    const late = box({}, { fnWarnings: { ...NO_WARNINGS, ofdTooLong: true } });
    expect(cashboxLights(late, NOW).ofd).toMatchObject({ state: 'trouble', code: 'CB-312' });
  });

  it('is red when the cashbox sends through a driver that is not there', () => {
    const light = cashboxLights(box({ trouble: { code: 'CB-313', detail: '', since: NOW } }), NOW).ofd;
    expect(light).toMatchObject({ state: 'trouble', code: 'CB-313' });
  });
});

describe('lights over everything', () => {
  const site: SiteReading = { shopId: 'main', state: 'ok', detail: '', lastGoodAt: NOW, lastTryAt: NOW };

  it('show the worst part', () => {
    const ill = box({ cashboxId: 'kassa2', trouble: { code: 'CB-303', detail: '', since: NOW } });
    expect(overallLights([site], [box(), ill], NOW).cashbox.code).toBe('CB-303');
  });

  it('are unknown, not green, when there is nothing to look at', () => {
    const { site: noSite, ofd } = overallLights([], [], NOW);
    expect([noSite.state, ofd.state]).toEqual(['unknown', 'unknown']);
  });

  it('never show green without evidence as fresh as three polls, whatever the readings are', () => {
    const at = fc.option(fc.integer({ min: NOW - 48 * HOUR, max: NOW }), { nil: undefined });
    const state = fc.constantFrom<SiteReading['state'][]>('ok', 'notTried', ...Object.keys(ERRORS).filter(isErrorCode));
    fc.assert(
      fc.property(at, at, at, at, state, (goodAt, tryAt, conditionAt, ofdAt, siteState) => {
        const reading: SiteReading = { ...site, state: siteState, lastGoodAt: goodAt, lastTryAt: tryAt };
        const device = box({
          condition: conditionAt === undefined ? undefined : { value: condition(), at: conditionAt },
          ofd: ofdAt === undefined ? undefined : { value: ALL_SENT, at: ofdAt },
        });
        const lights = overallLights([reading], [device], NOW);
        if (lights.site.state === 'fine') expect(NOW - (goodAt ?? 0)).toBeLessThanOrEqual(HEALTH_RULES.siteStaleMs);
        if (lights.fn.state === 'fine')
          expect(NOW - (conditionAt ?? 0)).toBeLessThanOrEqual(HEALTH_RULES.conditionStaleMs);
        if (lights.ofd.state === 'fine') expect(NOW - (ofdAt ?? 0)).toBeLessThanOrEqual(HEALTH_RULES.ofdStaleMs);
      }),
    );
  });
});
