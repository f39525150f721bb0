/** What a file of `~/.config/autostart` says, as far as a start at log-on goes. Source: Desktop Entry and Autostart specifications. */
export interface DesktopEntry {
  readonly exec: string | undefined;
  /** Somebody switched it off without taking the file away. */
  readonly isSwitchedOff: boolean;
}

/** @param command program and its arguments */
export function writeDesktopEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=KassaBridge',
    'Comment=Касса интернет-магазина',
    `Exec=${execLine(command)}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Each argument quoted; `%` begins a field code and is doubled. */
export function execLine(command: readonly string[]): string {
  return command.map((word) => `"${word.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`).join(' ');
}

export function readDesktopEntry(text: string): DesktopEntry {
  const group = text.split(/^\[/m).find((part) => part.startsWith('Desktop Entry]')) ?? '';
  const value = (key: string) => new RegExp(`^${key}[ \\t]*=[ \\t]*(.*)$`, 'm').exec(group)?.[1]?.trim();
  return {
    exec: value('Exec'),
    isSwitchedOff: value('Hidden') === 'true' || value('X-GNOME-Autostart-enabled') === 'false',
  };
}
