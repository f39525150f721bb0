import { ERROR, refuse } from '../kkt-error.ts';
import { type CommandRow, done, exactly } from './command.ts';

const REBOOT = 0x41;
const OFF = 0x00;

/** Reaches the power switch; the answer still goes out. */
export interface PowerSwitch {
  readonly reboot: () => void;
  readonly off: () => void;
}

/** CE. */
export const powerCommands = (power: PowerSwitch): readonly (readonly [number, CommandRow])[] => [
  [
    0xce,
    {
      name: 'power',
      effect: 'changes',
      length: exactly(1),
      run: (_, parameters) => {
        const how = parameters.byte();
        if (how === REBOOT) power.reboot();
        else if (how === OFF) power.off();
        else refuse(ERROR.badFormat);
        return done();
      },
    },
  ],
];
