import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TASKS, type TaskName } from '../../../../../src/adapters/cashbox/atol-dto/tasks/index.ts';
import { buildDouble } from '../../../../support/double.ts';
import { CASES } from './every-task/cases.ts';
import { DEVICE, TaskBox } from './every-task/task-box.ts';
import { endHosted, hostedSession } from './hosted.ts';

const FILE = await buildDouble();
const NAMES = Object.keys(TASKS) as readonly TaskName[];

describe.skipIf(FILE === undefined)('every task of the table on the C double, in a driver host', () => {
  describe.each([105, 120] as const)('FFD %i', (ffd) => {
    let box: TaskBox;
    beforeAll(async () => {
      const { cashbox, session } = await hostedSession(FILE ?? '', { ...DEVICE, ffd, inHost: true });
      box = new TaskBox(cashbox, session, ffd);
    });
    afterAll(endHosted);

    // A row without a case fails here, not only in the compiler.
    it.each(NAMES)('%s is sent, done and answered as the page says', async (name) => {
      await CASES[name](box);
    });

    it.each(NAMES)('%s is not sent with a field its script would drop in silence', async (name) => {
      const before = box.cashbox.state();
      await expect(box.run(name, { nobodyKnowsThisField: 1 } as never)).rejects.toThrow('CB-449');
      expect(box.cashbox.state()).toEqual(before);
    });
  });

  it('has no case for a task that has no row', () => {
    expect(Object.keys(CASES).sort()).toEqual([...NAMES].sort());
  });
});
