/** Before the end-to-end tests: what they start is the built program, so it is built when the sources have changed. */
import { tryBuild } from '../../scripts/build.mjs';

export async function setup() {
  if (!(await tryBuild())) throw new Error('The program does not build; the reason is above');
}
