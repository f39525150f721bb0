/** Before the tests of the window: what they open is the built page, so it is built when the sources have changed. */
import { tryBuildWindow } from '../../scripts/build-window.mjs';

export async function setup() {
  if (!(await tryBuildWindow())) throw new Error('The window does not build; the reason is above');
}
