import { Device } from '../../../../../src/adapters/cashbox/atol-serial/device.ts';
import { FnMemory } from '../../../../../src/adapters/cashbox/atol-serial/fn-memory.ts';
import { modelOf } from '../../../../../src/adapters/cashbox/atol-serial/models.ts';
import { ModeKeeper } from '../../../../../src/adapters/cashbox/atol-serial/modes.ts';
import type { Session } from '../../../../../src/adapters/cashbox/atol-serial/session.ts';
import { ScriptedDevice } from './scripted-device.ts';

/** Answers by the beginning of the command, hex; a list is used up one by one, its last answer stays. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/**
 * A session with a device that says exactly what the test wrote, byte by byte. A command nobody prepared is answered
 * with error 46; an answer that begins with `!` is an error.
 */
export function scriptedSession(answers: Answers, model: 61 | 77 = 61) {
  const scripted = new ScriptedDevice();
  const left = new Map(Object.entries(answers).map(([command, said]) => [command, [said].flat()]));
  scripted.always('add', ({ id, tid, command }, there) => {
    const found = [...left].find(([begin]) => command.startsWith(begin))?.[1];
    const said = (found && found.length > 1 ? found.shift() : found?.[0]) ?? '!46';
    there.direct(id, 'A2');
    if (said.startsWith('!')) there.result(0xa7, tid, `55 ${said.slice(1)} 00`);
    else there.result(0xa6, tid, said);
  });
  const device = new Device(scripted.sender, scripted.clock, '0000');
  const row = modelOf(model);
  if (!row) throw new Error(`No model ${model}`);
  const session: Session = {
    clock: scripted.clock,
    sender: scripted.sender,
    device,
    modes: new ModeKeeper(device, '30'),
    memory: new FnMemory(),
    model: row,
    fnSerial: '9999078900001234',
    taxationTypes: ['osn'],
    vatRows: new Map([['vat20', 1]]),
  };
  return { scripted, session, clock: scripted.clock };
}

/** Commands the device heard, without password. */
export const commandsOf = (scripted: ScriptedDevice): readonly string[] =>
  scripted.heard.filter(({ kind }) => kind === 'add').map(({ command }) => command);
