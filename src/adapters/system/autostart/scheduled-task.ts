export const TASK_NAME = 'KassaBridge agent';

export interface TaskWish {
  /** `DOMAIN\user`. */
  readonly user: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
}

/**
 * The task as XML: at boot, as this user, whether or not anybody is logged on, without a window, with least privileges, started
 * again when it fails, no end after three days.
 *
 * It logs on with the password Windows keeps for it: without one (S4U) Windows gives a process no access to what DPAPI has
 * closed for the user, and there lie our secrets. Source: Task Scheduler schema 1.2; TASK_LOGON_S4U "no access to encrypted files".
 */
export function scheduledTask({ user, program, args, folder }: TaskWish): string {
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>KassaBridge: касса интернет-магазина, до входа в систему</Description></RegistrationInfo>
  <Triggers><BootTrigger><Enabled>true</Enabled><Delay>PT30S</Delay></BootTrigger></Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>${escaped(user)}</UserId>
      <LogonType>Password</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>3</Count></RestartOnFailure>
    <Hidden>false</Hidden>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escaped(program)}</Command>
      <Arguments>${escaped(args.map(quoted).join(' '))}</Arguments>
      <WorkingDirectory>${escaped(folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`;
}

/** What a query of the task says that matters here. */
export interface ReadTask {
  readonly isEnabled: boolean;
  readonly command: string | undefined;
}

/** @param xml what `schtasks /Query /XML` printed */
export function readTask(xml: string): ReadTask {
  const settings = /<Settings>([\s\S]*?)<\/Settings>/.exec(xml)?.[1] ?? '';
  const command = /<Command>([\s\S]*?)<\/Command>/.exec(xml)?.[1];
  return {
    isEnabled: !/<Enabled>\s*false\s*<\/Enabled>/i.test(settings),
    command: command === undefined ? undefined : unescaped(command.trim()),
  };
}

/** As CommandLineToArgvW takes it apart; a path of ours holds no quote. */
const quoted = (word: string) => (/[\s"]/.test(word) ? `"${word.replaceAll('"', '\\"')}"` : word);

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
