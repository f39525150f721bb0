/** Before the tests of the window: what they open is the built page, in Debian's Chromium. */
import { tryBuildWindow } from '../../scripts/build-window.mjs';
import { desktopPackages } from '../../scripts/desktop/debian-packages.mjs';
import { say } from '../../scripts/house.mjs';

export async function setup() {
  if (!(await tryBuildWindow())) throw new Error('The window does not build; the reason is above');
  for (const { line } of await desktopPackages(['chromium'])) say(line);
}
