import { expect, it } from 'vitest';
import { endNote } from '../../src/adapters/system/end-note.ts';
import { stateFiles } from '../../src/adapters/system/state-files.ts';
import { Field } from './support/field.ts';
import { readLedger } from './support/fn-ledger.ts';

it('a person pauses the receipts, closes the shift, prints an X report and goes on, all from the command line', async ({
  onTestFinished,
}) => {
  const field = new Field(onTestFinished);
  const [kkt, shop] = await Promise.all([field.kkt(), field.shop({ orders: 2 })]);
  const config = field.settings('orders', { link: shop.link, port: kkt.port });
  const agent = await field.agent(config);
  await field.whenReported(shop, 2);
  const order = (...words: readonly string[]) => field.run(...words, '--config', config);

  expect(await order('x-report', 'kassa1')).toMatchObject({ code: 0, stdout: 'X-отчёт напечатан.\n' });
  const unknown = await order('close-shift', 'kassa7');
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(unknown.stderr).toContain('Кассы «kassa7» нет в настройках');

  const paused = await order('pause', '--minutes', '30');
  expect(paused.code).toBe(0);
  const table = await order('status');
  expect(table.stdout).toMatch(/^ПАУЗА до \d\d:\d\d/m);
  expect(table.stdout).toContain('Агент на паузе');

  const closed = await order('close-shift', 'kassa1', '--reason', 'переводим часы');
  expect(closed.stderr).toBe('');
  expect(closed.code).toBe(0);
  const closings = readLedger(kkt.folder).documents.filter(({ type }) => type === 'shiftClose');
  expect(closings).toHaveLength(1);
  expect(closed.stdout).toContain(`ФД ${closings[0]?.fdNumber}, ФПД ${closings[0]?.fiscalSign}`);
  expect((await order('close-shift', 'kassa1')).stderr).toContain('не открыта');

  await agent.interrupt();
  const again = await field.agent(config);
  await field.whenStatus('still paused', config, ({ cashboxes, paused: now }) => {
    return now !== undefined && cashboxes[0]?.stoppedBy?.code === 'CB-320';
  });
  expect(await order('resume')).toMatchObject({ code: 0 });
  expect(await order('resume')).toMatchObject({ code: 1, stderr: 'Агент не на паузе\n' });
  await field.whenStatus('going on', config, ({ cashboxes, paused: now }) => {
    return now === undefined && cashboxes[0]?.stoppedBy === undefined;
  });

  expect(await order('test-print', 'kassa1')).toMatchObject({ code: 0 });
  expect(await order('check-ofd', 'kassa1')).toMatchObject({ code: 0 });
  expect(await order('open-shift', 'kassa1')).toMatchObject({ code: 0 });
  expect(await order('stop')).toMatchObject({ code: 0, stdout: 'Агент остановлен, чек в работе закончен.\n' });
  // A tray beside it reads there that this was no accident.
  expect(endNote(stateFiles(field.path('orders-state')).ended).isLeftBy(again.pid)).toBe(true);
  expect(await order('stop')).toMatchObject({ code: 0, stdout: 'Агент не запущен.\n' });
});
