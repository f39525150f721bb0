import { describe, expect, it } from 'vitest';
import { withoutLinks, withoutSecrets } from '../../../../src/core/privacy/without-secrets.ts';

describe('settings without secrets', () => {
  it('keep what helps and lose what opens something', () => {
    const settings = {
      shops: [
        {
          id: 'main',
          url: 'https://shop.example/bitrix/tools/sale_check_print.php?hash=0123456789abcdef',
          urlFile: 'shop-link.txt',
          settlementPlace: 'https://shop.example',
          fallbackContact: 'owner@shop.example',
        },
      ],
      cashboxes: [
        {
          id: 'kassa1',
          port: 'tcp://10.0.0.7:5555',
          serialNumber: '89061234567',
          fnSerial: '9999078900000000',
          inn: '9701234567',
          cashier: { name: 'Иванова И. И.', inn: '770000000000' },
          passwordsFile: 'passwords.json',
          allowLiveFiscal: false,
        },
      ],
      notify: { token: 'abc', password: 12, hook: 'https://hooks.example/T0/B0/xyz', to: ['owner@shop.example'] },
    };
    expect(withoutSecrets(settings)).toEqual({
      shops: [
        {
          id: 'main',
          url: 'https://shop.example/***',
          urlFile: 'shop-link.txt',
          settlementPlace: 'https://shop.example',
          fallbackContact: 'o***@***.example',
        },
      ],
      cashboxes: [{ ...settings.cashboxes[0], cashier: '***' }],
      notify: { token: '***', password: '***', hook: 'https://hooks.example/***', to: ['o***@***.example'] },
    });
  });

  it.each([
    ['at https://shop.example/a?hash=1 failed', 'at https://shop.example/*** failed'],
    ['https://user:word@shop.example', 'https://shop.example'],
    ['"http://shop.example:8080/x"', '"http://shop.example:8080/***"'],
    ['tcp://10.0.0.7:5555', 'tcp://10.0.0.7:5555'],
  ])('links keep their site only: %s', (text, left) => {
    expect(withoutLinks(text)).toBe(left);
  });
});
