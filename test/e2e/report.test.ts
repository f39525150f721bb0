import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import readWorkbook from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { Field } from './support/field.ts';
import { readLedger } from './support/fn-ledger.ts';

const HEAD = 'Номер ФН;Номер ФД;Признак расчета;Сумма чека;ФПД';

/** What the cabinet of an OFD would give, straight from the FN: semicolons and commas, as Excel in Russia writes. */
function exportOf(folder: string): string[] {
  return readLedger(folder).receipts.map(({ fnSerial, fdNumber, totalKop = 0, fiscalSign }) => {
    const rubles = `${Math.floor(totalKop / 100)},${String(totalKop % 100).padStart(2, '0')}`;
    return `${fnSerial};${fdNumber};Приход;${rubles};${fiscalSign}`;
  });
}

it('the day is compared from the command line: report, export of the OFD, report with what the OFD shows, page and workbook', async ({
  onTestFinished,
}) => {
  const field = new Field(onTestFinished);
  const [kkt, shop] = await Promise.all([field.kkt(), field.shop({ orders: 3 })]);
  const config = field.settings('report', { link: shop.link, port: kkt.port });
  await field.agent(config);
  await field.whenReported(shop, 3);

  const plain = await field.run('report', '--config', config);
  expect(plain.stdout).toContain('Всё сходится');
  expect(plain.code).toBe(0);

  const rows = exportOf(kkt.folder);
  expect(rows).toHaveLength(3);
  const [first, second, third] = rows;
  writeFileSync(field.path('vygruzka.csv'), [HEAD, first, third, third, 'Итого;;;1,00;'].join('\r\n'));
  const asked = await field.run('ofd-export', field.path('vygruzka.csv'), '--config', config);
  expect(asked.code).toBe(1);
  expect(asked.stderr).toContain('--columns');
  const columns = 'фн=Номер ФН,фд=Номер ФД,сумма=Сумма чека,фпд=ФПД,операция=Признак расчета';
  const taken = await field.run('ofd-export', field.path('vygruzka.csv'), '--columns', columns, '--config', config);
  expect(taken.code).toBe(0);

  const compared = await field.run('report', '--config', config);
  expect(compared.code).toBe(1);
  expect(compared.stdout).toContain('Различий: 2');
  expect(compared.stdout).toContain('В выгрузке ОФД документа нет');
  expect(compared.stdout).toContain('В выгрузке ОФД документ дважды');

  // A better export is taken without saying the columns again, and then nothing differs.
  writeFileSync(field.path('vygruzka-2.csv'), [HEAD, first, second, third].join('\r\n'));
  expect((await field.run('ofd-export', field.path('vygruzka-2.csv'), '--config', config)).code).toBe(0);
  const json = await field.run('report', '--json', '--config', config);
  expect(JSON.parse(json.stdout)).toMatchObject({ differences: [], asked: { received: 3, fiscal: 3, seen: 3 } });
  expect((await field.status(config))?.recent.filter(({ seen }) => seen === 'seen')).toHaveLength(3);

  for (const ending of ['html', 'xlsx']) {
    const out = field.path(`day.${ending}`);
    const written = await field.run('report', '--out', out, '--config', config);
    expect(written.code).toBe(0);
    expect(existsSync(out)).toBe(true);
  }
  expect(readFileSync(field.path('day.html'), 'utf8')).toContain('Отчёт');
  const sheets = await readWorkbook(field.path('day.xlsx'));
  expect(JSON.stringify(sheets)).toContain(String(readLedger(kkt.folder).receipts[0]?.fnSerial));
});
