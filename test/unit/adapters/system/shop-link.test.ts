import { describe, expect, it } from 'vitest';
import { readShopLink } from '../../../../src/adapters/system/settings/shop-link.ts';

const LINK = 'https://shop.example/bitrix/tools/sale_check_print.php?hash=0123456789abcdef0123456789abcdef';

describe('link of a shop', () => {
  it('is read from its own file when it is needed', () => {
    expect(
      readShopLink({ urlFile: 'link.txt' }, (name, accept) => accept(name === 'link.txt' ? `${LINK}\r\n` : '')),
    ).toBe(LINK);
  });

  it('is missed in words when the file holds something else, and that is not repeated', () => {
    const read = () => readShopLink({ urlFile: 'link.txt' }, (_, accept) => accept('пароль от сайта'));
    expect(read).toThrow(/в файле link.txt нет ссылки подключения.*CB-804/);
    expect(read).not.toThrow(/пароль/);
  });
});
