/** An agent that does nothing but end when it is asked to: `node agent-process.ts STATE_DIR`. */
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers';
import { pipeAddress } from '../../../src/adapters/pipe/address.ts';
import { servePipe } from '../../../src/adapters/pipe/pipe-server.ts';
import { stateFiles } from '../../../src/adapters/system/state-files.ts';
import { systemClock as clock } from '../../../src/adapters/system/system-clock.ts';
import { preparedCalls } from '../../support/prepared-calls.ts';

const [, , stateDir = ''] = process.argv;
const silent = () => undefined;
await servePipe({
  address: pipeAddress(stateDir),
  token: 'token',
  clock,
  log: { info: silent, warn: silent, error: silent },
  handlers: preparedCalls({
    ping: async () => ({ version: '1.1.0', pid: process.pid }),
    stop: async () => {
      setTimeout(() => process.exit(0), 50);
      return {};
    },
  }),
});
writeFileSync(stateFiles(stateDir).token, 'token', { mode: 0o600 });
// A test that breaks leaves nobody behind.
setTimeout(() => process.exit(1), 120_000);
