import { readU16be } from '../../../wire/atol-v3/bytes.ts';
import { atLeast, type CommandRow, done, exactly } from './command.ts';

/** 46 and 50. The vendor's driver uses both in any mode. */
export const TABLE_COMMANDS: readonly (readonly [number, CommandRow])[] = [
  [
    0x46,
    {
      name: 'read table',
      effect: 'reads',
      length: exactly(4),
      run: (device, parameters) =>
        done(device.tables.read(parameters.byte(), readU16be(parameters.take(2)), parameters.byte())),
    },
  ],
  [
    0x50,
    {
      name: 'write table',
      effect: 'changes',
      length: atLeast(5),
      run: (device, parameters) => {
        const table = parameters.byte();
        const row = readU16be(parameters.take(2));
        device.tables.write(table, row, parameters.byte(), parameters.rest());
        return done();
      },
    },
  ],
];
