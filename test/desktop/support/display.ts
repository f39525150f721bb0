import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bus } from './dbus-session.ts';
import { type Program, startProgram } from './program.ts';

/** One panel at the bottom with nothing but the tray in it. */
const PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="32"/>
      <property name="icon-size" type="uint" value="16"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
`;

export interface ScreenSize {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * A private X server on the first free display.
 *
 * @param pixels folder for the file `Xvfb_screen0`, which then holds what is on the screen at any moment
 * @returns it, and its `DISPLAY`
 */
export async function startDisplay(
  size: ScreenSize,
  env: Readonly<Record<string, string>>,
  pixels?: string,
): Promise<[Program, string]> {
  const kept = pixels === undefined ? [] : ['-fbdir', pixels];
  const screen = ['-screen', '0', `${size.width}x${size.height}x24`, '-dpi', '96', ...kept];
  const server = startProgram('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp', '-noreset', ...screen], env);
  const [, display] = await server.says(/^(\d+)\n/);
  return [server, `:${display}`];
}

/** A window manager and a panel with a tray, as on a plain Linux desktop. Resolves when a tray item may register. */
export async function startTrayHost(session: Bus, env: Readonly<Record<string, string>>): Promise<Program[]> {
  const config = join(env['XDG_CONFIG_HOME'] ?? '', 'xfce4', 'xfconf', 'xfce-perchannel-xml', 'xfce4-panel.xml');
  mkdirSync(dirname(config), { recursive: true });
  writeFileSync(config, PANEL);
  const programs = [startProgram('openbox', [], env), startProgram('xfce4-panel', ['--disable-wm-check'], env)];
  await session.named('org.kde.StatusNotifierWatcher');
  return programs;
}
