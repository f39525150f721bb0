export const UNIT_NAME = 'kassabridge-agent.service';

/** What the unit runs: our Node, the command line and its arguments. */
export interface UnitWish {
  readonly command: readonly string[];
  readonly folder: string;
}

/**
 * A unit of the user. An agent that is sent away (another has the folder) or whose settings are wrong is not started again and
 * again: the exit codes are those of `src/cli/exit.ts`.
 */
export function systemdUnit({ command, folder }: UnitWish): string {
  return [
    '[Unit]',
    'Description=KassaBridge agent',
    'StartLimitIntervalSec=600',
    'StartLimitBurst=4',
    '',
    '[Service]',
    `ExecStart=${command.map(quoted).join(' ')}`,
    `WorkingDirectory=${folder.replaceAll('%', '%%')}`,
    'Restart=on-failure',
    'RestartSec=10',
    'RestartPreventExitStatus=2 3',
    // The receipt in hand is finished: the limit for closing a document and some more.
    'TimeoutStopSec=330',
    '',
    '[Install]',
    'WantedBy=default.target',
    '',
  ].join('\n');
}

/** Source: systemd.service(5), quoting; `%` and `$` have meanings of their own. */
const quoted = (word: string) => `"${word.replace(/["\\]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`;
