import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskContacts } from '../../../../src/core/privacy/mask.ts';
import { email, ours, phone, words } from './contact-shapes.ts';

const RUNS = { numRuns: 2000 };

describe('masking of contacts', () => {
  it.each([
    ['ivan.petrov@mail.ru', 'i***@***.ru'],
    ['написал <ivan@mail.example.ru>.', 'написал <i***@***.ru>.'],
    ['ab@mail.ru', '***@***.ru'],
    ['покупатель@пример.рф', 'п***@***.рф'],
    ['ivan@[10.0.0.1]', 'i***@***'],
    ['"Иван Петров"@mail.ru', '***@***.ru'],
    ['+7 (999) 123-45-67', '+7***67'],
    ['89991234567', '8***67'],
    ['звоните 8 800 2000 600, ждём', 'звоните 8***00, ждём'],
    ['тел.89991234567', 'тел.8***67'],
    ['+375291234567', '+3***67'],
    ['+375 29 123-45-67 2026-11-24', '+3***67 2026-11-24'],
    ['%2B79991234567', '%2B7***67'],
    ['9161234567', '***67'],
  ])('shows what kind of contact it was and no more: %s', (text, masked) => {
    expect(maskContacts(text)).toBe(masked);
  });

  it('lets no e-mail through, whatever stands around it', () => {
    fc.assert(
      fc.property(words, email, words, (before, contact, after) => {
        const masked = maskContacts(`${before} ${contact} ${after}`);
        expect(masked).not.toContain(contact);
        expect(masked).toContain('***');
        for (const part of contact.split(/@|%40|\\u0040/)) if (part.length > 3) expect(masked).not.toContain(part);
      }),
      RUNS,
    );
  });

  it('lets no phone through, whatever stands around it', () => {
    fc.assert(
      fc.property(words, phone, words, (before, contact, after) => {
        const masked = maskContacts(`${before} ${contact} ${after}`);
        const left = masked.replaceAll('CB-706', '').replace(/\D/g, '');
        expect(left.length).toBeLessThanOrEqual(3);
      }),
      RUNS,
    );
  });

  it('lets no contact through between two others', () => {
    const contact = fc.oneof(email, phone);
    fc.assert(
      fc.property(contact, contact, contact, (one, two, three) => {
        const masked = maskContacts(`${one}, ${two}; ${three}`);
        for (const each of [one, two, three]) expect(masked).not.toContain(each.trim());
      }),
      RUNS,
    );
  });

  it('leaves numbers of ours, money and dates as they are', () => {
    fc.assert(
      fc.property(words, ours, words, (before, text, after) => {
        const line = `${before} ${text}, ${after}`;
        expect(maskContacts(line)).toBe(line);
      }),
      RUNS,
    );
  });

  it('changes nothing that it has masked before', () => {
    fc.assert(
      fc.property(words, fc.oneof(email, phone, ours), (before, text) => {
        const masked = maskContacts(`${before} ${text}`);
        expect(maskContacts(masked)).toBe(masked);
      }),
      RUNS,
    );
  });

  it.each([
    ['letters', 'a'.repeat(200_000)],
    ['signs', '@'.repeat(200_000)],
    ['addresses', 'a@'.repeat(100_000)],
    ['digits', '7'.repeat(200_000)],
    ['digits and blanks', '7 '.repeat(100_000)],
    ['brackets', '('.repeat(200_000)],
    ['quotes', '"@'.repeat(100_000)],
  ])('takes no time over a long text of %s', (_what, text) => {
    const startedMs = performance.now();
    maskContacts(text);
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});
