import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideIntake } from '../../../../src/core/fiscalization/intake.ts';
import type { Job } from '../../../../src/core/fiscalization/job.ts';
import type { HandOut } from '../../../../src/core/ports/shop-door.ts';
import { contactsSince } from '../../../../src/core/privacy/contacts-since.ts';
import { eraseContacts } from '../../../../src/core/privacy/erase-contacts.ts';
import { checkJob, LIVES, NOW, receiptResult, sampleReceipt } from '../../../contract/journal-samples.ts';

const MAIL = 'Ivan.Petrov+shop@mail.example.ru';
const LATER = NOW + 1_000;
const ticket = { fdNumber: 42, confirmedAt: '2026-11-24T12:01', ofdFiscalSign: '77' };

function delivered(contact: string, more: Partial<Job> = {}): Job {
  const receipt = { ...sampleReceipt(), clientContact: contact };
  const job = checkJob('77', { receipt, life: LIVES.fiscal, delivery: { ticket, at: NOW } });
  return { ...job, id: 1, version: 3, ...more };
}

/** A document of the shop with its buyer everywhere a shop has ever put one. */
function incomingOf(contact: string): Readonly<Record<string, unknown>> {
  return {
    type: 'sell',
    external_id: 'check|shop.example.ru|5127|1795340012',
    zn: '00106905842117',
    timestamp: '22.11.2026 14:13:32',
    clientInfo: { emailOrPhone: contact, name: 'Иван Петров', vatin: '770000000000' },
    payments: [{ type: 'electronically', sum: 3480 }],
    items: [
      {
        name: `Подарочная карта для ${contact}`,
        price: 3190,
        quantity: 1,
        amount: 3190,
        tax: { type: 'vat20' },
        nomenclatureCode: 'AgQGSU8wMDAwMDAwMDAxMjM0NQ==',
        supplierInfo: { phones: ['+74951112233'], name: 'ООО Поставщик', vatin: '7700000000' },
      },
    ],
    company: { email: 'shop@shop.example.ru', inn: '7700000000' },
    note: `перезвонить: ${contact}`,
    props: [{ buyerPhone: 79_990_001_122 }, { [contact]: true }],
    total: 3480,
  };
}

describe('erasing of contacts', () => {
  it.each([MAIL, '+79031234567', '89031234567'])('takes %s out of every place of a job', (contact) => {
    const conflict = {
      code: 'CB-713',
      detail: `пришло от ${contact}`,
      at: NOW,
      incoming: { client: contact, items: [{ name: contact.toUpperCase() }] },
      fingerprint: 'other',
    } as const;
    const result = { kind: 'refused', order: 'check', code: 'CB-409', text: contact, totals: undefined } as const;
    const report = { state: 'parked', result, code: 'CB-712', detail: contact } as const;
    const job = delivered(contact, { incoming: incomingOf(contact), conflict, report });
    const text = JSON.stringify(eraseContacts(job, LATER)).toLowerCase();
    expect(text).not.toContain(contact.toLowerCase());
    expect(text).not.toContain('иван петров');
    expect(text).not.toContain('770000000000');
    expect(text).not.toContain('79990001122');
  });

  it('keeps every fiscal fact, the fingerprint and what the shop is told', () => {
    const report = { state: 'acked', result: receiptResult(), at: NOW } as const;
    const job = delivered(MAIL, { incoming: incomingOf(MAIL), report });
    const erased = eraseContacts(job, LATER);
    const { receipt, incoming, contactsErasedAt, ...rest } = erased;
    const { receipt: before, incoming: _incoming, ...same } = job;
    expect(rest).toEqual(same);
    expect(receipt).toEqual({ ...before, clientContact: '' });
    expect(contactsErasedAt).toBe(LATER);
    expect(incoming).toEqual({
      ...incomingOf(MAIL),
      clientInfo: { emailOrPhone: '***', name: '***', vatin: '***' },
      items: [{ ...(incomingOf(MAIL)['items'] as object[])[0], name: 'Подарочная карта для ***' }],
      note: 'перезвонить: ***',
      props: [{ buyerPhone: '***' }, { '***': true }],
    });
  });

  it('finds a phone by its digits, however it is written, and not inside of a longer number', () => {
    const incoming = {
      client: '+79031234567',
      items: [{ name: 'Для 8 (903) 123-45-67, арт. 1279031234567' }],
    };
    const job = delivered('+79031234567', { incoming });
    expect(eraseContacts(job, LATER).incoming).toEqual({
      client: '***',
      items: [{ name: 'Для ***, арт. 1279031234567' }],
    });
  });

  it('erases what a shop of an unknown format sent, when no receipt came of it', () => {
    const refused = { state: 'refused', code: 'CB-439', detail: `поле ${MAIL}` } as const;
    const incoming = { uuid: 'check|a|1', deep: { order: { customer: [MAIL, { tel: '89031234567' }] } } };
    const job = delivered('', { receipt: undefined, life: refused, delivery: undefined, incoming });
    const erased = eraseContacts(job, LATER);
    expect(erased.incoming).toEqual({ uuid: 'check|a|1', deep: { order: { customer: ['***', { tel: '***' }] } } });
    expect(erased.life).toEqual({ ...refused, detail: 'поле ***' });
  });

  it('leaves whatever a shop sends in its shape, and erases twice what it erases once', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.emailAddress(), (value, contact) => {
        const incoming: unknown = JSON.parse(JSON.stringify({ clientInfo: { emailOrPhone: contact }, value }));
        const once = eraseContacts(delivered(contact, { incoming }), LATER);
        expect(JSON.stringify(once)).not.toContain(contact);
        expect(eraseContacts(once, LATER)).toEqual(once);
      }),
    );
  });

  it('does not make a repeat of the same check look like another one', () => {
    const job = delivered(MAIL, { incoming: incomingOf(MAIL) });
    const handOut: HandOut = {
      kind: 'check',
      checkId: '77',
      token: '77|2',
      kktSerial: '1',
      incoming: incomingOf(MAIL),
      fingerprint: job.fingerprint,
      translation: undefined,
    };
    expect(decideIntake(eraseContacts(job, LATER), handOut, job.cashboxId, LATER)).toEqual({
      kind: 'repeat',
      moveTo: undefined,
    });
  });

  it('counts from the ticket, or from the hand-out of what was never made, and not while it is needed', () => {
    expect(contactsSince(delivered(MAIL))).toBe(NOW);
    expect(contactsSince(delivered(MAIL, { delivery: undefined }))).toBeUndefined();
    for (const [state, life] of Object.entries(LIVES)) {
      const since = contactsSince(delivered(MAIL, { life, delivery: undefined }));
      expect(since, state).toBe(state === 'refused' || state === 'done' ? NOW : undefined);
    }
    expect(contactsSince(eraseContacts(delivered(MAIL), LATER))).toBeUndefined();
  });
});
