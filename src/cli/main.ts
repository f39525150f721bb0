import { keepSmall } from '../adapters/system/keep-small.ts';
import { exit } from './exit.ts';
import { say } from './screen/say.ts';

/** One command: its arguments in, its exit code out. */
interface Command {
  run(args: readonly string[]): Promise<number>;
}

/** Loaded when asked for: a status must not pay for the agent, nor the agent for the simulators. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  agent: () => {
    keepSmall();
    return import('./commands/agent.ts');
  },
  status: () => import('./commands/status.ts'),
  alarms: () => import('./commands/alarms.ts'),
  report: () => import('./commands/report.ts'),
  detect: () => import('./commands/detect.ts'),
  'check-shop': () => import('./commands/check-shop.ts'),
  'set-up': () => import('./commands/set-up.ts'),
  confirm: () => import('./commands/confirm.ts'),
  decide: () => import('./commands/decide.ts'),
  'close-shift': () => import('./commands/close-shift.ts'),
  'open-shift': () => import('./commands/open-shift.ts'),
  'x-report': () => import('./commands/x-report.ts'),
  'test-print': () => import('./commands/test-print.ts'),
  'check-ofd': () => import('./commands/check-ofd.ts'),
  pause: () => import('./commands/pause.ts'),
  resume: () => import('./commands/resume.ts'),
  stop: () => import('./commands/stop.ts'),
  autostart: () => import('./commands/autostart.ts'),
  'ofd-export': () => import('./commands/ofd-export.ts'),
  support: () => import('./commands/support.ts'),
  simulate: () => import('./commands/simulate.ts'),
  demo: () => import('./commands/demo.ts'),
};

async function main([name = '--help', ...rest]: readonly string[]): Promise<number> {
  if (name === '--version' || name === '-v') {
    const { VERSION } = await import('./version.ts');
    say(VERSION);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help') || rest.includes('-h')) {
    const { HELP } = await import('./help.ts');
    say(HELP);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    const { unknownCommand } = await import('./arguments.ts');
    throw unknownCommand(name, Object.keys(COMMANDS));
  }
  return (await load()).run(rest);
}

// Whatever is written here, locks and the database's own side files too, is for this user alone.
process.umask(0o077);

// A terminal that was closed, or a `head` that has seen enough, is no reason for an agent to die.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  exit(await main(process.argv.slice(2)));
} catch (error) {
  const { explain } = await import('./explain.ts');
  exit(explain(error));
}
