import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedContact } from '../../../../src/agent/receipts/masked-contact.ts';

describe('what a screen shows of a contact', () => {
  it.each([
    ['+79001234567', '…4567'],
    ['8 (900) 123-45-67', '…4567'],
    ['иван@example.ru', 'и…@example.ru'],
    ['ab@example.ru', '…@example.ru'],
    ['"a@b"@example.ru', '"…@example.ru'],
    ['anna@example.ru, +79001234567', 'a…@example.ru'],
    ['02', '…'],
    ['звоните', '…'],
    ['', undefined],
    ['  ', undefined],
  ])('%s becomes %s', (contact, shown) => {
    expect(maskedContact(contact)).toBe(shown);
  });

  it('never tells a name, nor more than four digits of a phone', () => {
    const name = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(fc.property(name, (local) => !maskedContact(`${local}@shop.example`)?.includes(local)));
    const phone = fc.stringMatching(/^7\d{10}$/);
    fc.assert(fc.property(phone, (digits) => maskedContact(`+${digits}`) === `…${digits.slice(-4)}`));
  });
});
