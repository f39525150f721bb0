import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Group } from '../figure.ts';
import { AgentProcess } from '../support/agent-process.ts';
import { driverHostOf } from '../support/driver-host-of.ts';
import { DtoSides } from '../support/dto-sides.ts';
import { makeOne } from '../support/make-one.ts';
import { memoryOf } from '../support/proc.ts';
import { sampleReceipt } from '../support/sample-receipt.ts';
import { startKkts, startShop } from '../support/stands.ts';
import { notHere, vendorLibrary } from '../support/vendor-library.ts';
import { makeFirst } from '../support/working-agent.ts';

const RECEIPT = sampleReceipt('');
const RECEIPTS = 50;

export const dtoHostMemory: Group = {
  limitS: 90,
  figures: [
    {
      name: 'dto-host-memory',
      title: 'память дочернего процесса драйвера рядом с агентом (PSS) без доли самой библиотеки АТОЛ',
      unit: 'MiB',
      limit: 50,
      better: 'less',
    },
  ],
  async measure(bench) {
    const found = await vendorLibrary();
    if ('missing' in found) return notHere(this.figures, found);
    // Copies, so that none but the agent and its driver host share their pages and take a part of the blame.
    const library = join(bench.folder, 'libfptr10.so');
    copyFileSync(found.library, library);
    const node = join(bench.folder, 'node');
    copyFileSync(process.execPath, node);
    const [kkts, shop] = await Promise.all([startKkts(bench, { count: 2, line: 'instant' }), startShop(bench)]);
    const [forAgent = 0, forBare = 0] = kkts.ports;
    const sides = await DtoSides.prepare(bench, { ...found, port: forBare, times: 1, warmUp: 0 });
    const calls = await sides.recorded((driver, number) => makeOne(driver, RECEIPT, number));
    const { libraryMib } = await sides.bareRun(calls, RECEIPTS, library);
    const agent = new AgentProcess(bench, { link: shop.link, ports: [forAgent], execPath: node, library });
    await makeFirst(agent, shop, 1, RECEIPTS);
    const { pssMib, rssMib } = memoryOf(driverHostOf(agent.pid) ?? 0);
    return [
      {
        name: 'dto-host-memory',
        value: pssMib - libraryMib,
        notes: [
          `всего ${pssMib.toFixed(1)} МиБ после ${RECEIPTS} чеков (RSS ${rssMib.toFixed(1)}), из них библиотека ${libraryMib.toFixed(1)} МиБ: на столько растёт голая программа, загрузив её и сделав те же вызовы`,
          'код Node поделён с агентом, больше ни с кем',
        ],
      },
    ];
  },
};
