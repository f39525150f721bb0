import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Computer, NEW, OLD, type WorldWish } from './rig.ts';

const TEMPERS = ['healthy', 'deaf', 'stillborn', 'notInstallable'] as const;

describe('an update without an accident', () => {
  it.each([
    ['healthy', 'new', [NEW], 'done', [], {}],
    ['deaf', 'old', [OLD], 'rolledBack', [NEW], {}],
    ['stillborn', 'old', [OLD], 'rolledBack', [NEW], {}],
    ['notInstallable', 'old', [OLD], 'failed', [], { [NEW]: 1 }],
  ] as const)('%s', async (temper, program, running, result, bad, tries) => {
    for (const kind of ['appImage', 'setup'] as const) {
      const computer = new Computer({ temper, kind });
      await computer.watch(true);
      const { attempt, bad: isBad, tries: tried } = computer.memory;
      expect([computer.program, computer.running, computer.last?.result]).toEqual([program, running, result]);
      expect([attempt, isBad, tried]).toEqual([undefined, bad, tries]);
    }
  });

  it('stops the agent before a file is touched, in both directions', async () => {
    const computer = new Computer({ temper: 'deaf', kind: 'appImage' });
    await computer.watch(true);
    const files = computer.deeds.filter((deed) => /agent|replace|end/.test(deed));
    expect(files).toEqual(['stop agent', 'replace new', 'end', 'stop agent', 'replace old']);
  });

  it('changes nothing when the tray before does not close', async () => {
    const computer = new Computer({ temper: 'healthy', kind: 'appImage' });
    computer.trays.set(1, OLD);
    // The order came from a tray that hangs: it is not taken away here.
    const hung = computer.trays;
    hung.delete = (pid) => pid !== 1 && Map.prototype.delete.call(hung, pid);
    await computer.watch(true);
    expect([computer.program, computer.last?.result, computer.memory.attempt]).toEqual(['old', 'failed', undefined]);
    expect(computer.deeds).not.toContain('stop agent');
  });

  it('is not gone on with when nothing was touched and nobody has ordered it now', async () => {
    const computer = new Computer({ temper: 'healthy', kind: 'setup' });
    await computer.watch(false);
    expect([computer.program, computer.memory.attempt, computer.last]).toEqual(['old', undefined, undefined]);
  });
});

/** After each cut a person logs on again, until nothing is under way any more. */
async function untilOver(computer: Computer, cuts: readonly number[]): Promise<void> {
  const rest = [...cuts];
  if (await computer.watch(true, rest.shift())) return;
  for (let days = 0; days < 20; days += 1) {
    const goesOn = computer.logOn();
    if (!goesOn) return;
    if (await computer.watch(false, rest.shift())) return;
  }
  throw new Error('It never ends');
}

function expectWhole(computer: Computer, { temper }: WorldWish): void {
  const { attempt, bad } = computer.memory;
  const { program, running, last } = computer;
  expect(attempt).toBeUndefined();
  expect(program).not.toBe('half');
  // One tray, of the version on the disk.
  expect(running).toEqual([program === 'new' ? NEW : OLD]);
  // Only a version that works may stay; one that was put back because it did not work is not tried again.
  if (program === 'new') expect([temper, last?.result]).toEqual(['healthy', 'done']);
  if (last?.result === 'rolledBack') expect([bad, temper === 'healthy']).toEqual([[NEW], false]);
  if (temper === 'healthy') expect(bad).toEqual([]);
}

describe('the power goes', () => {
  const wishes = TEMPERS.flatMap((temper) =>
    (['old', 'new'] as const).flatMap((half) =>
      (['appImage', 'setup'] as const).map((kind): WorldWish => ({ temper, kind, half })),
    ),
  );
  it.each(wishes.map((wish) => [`${wish.temper}, ${wish.kind}, half is ${wish.half}`, wish] as const))(
    'before each single deed: %s',
    async (_, wish) => {
      const whole = new Computer(wish);
      await whole.watch(true);
      expect(whole.deeds.length).toBeGreaterThan(5);
      for (let deed = 0; deed < whole.deeds.length; deed += 1) {
        const computer = new Computer(wish);
        await untilOver(computer, [deed]);
        expectWhole(computer, wish);
      }
    },
  );

  it('again and again, wherever it likes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...wishes), fc.array(fc.nat(14), { maxLength: 6 }), async (wish, cuts) => {
        const computer = new Computer(wish);
        await untilOver(computer, cuts);
        expectWhole(computer, wish);
      }),
      { numRuns: 150 },
    );
  });
});
