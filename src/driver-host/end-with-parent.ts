import { koffi } from '../../native/configured-koffi.ts';

const PR_SET_PDEATHSIG = 1;
const SIGKILL = 9;

/**
 * This process does not outlive its agent: a forgotten one would hold the cashbox against the next. The channel
 * between us breaks when the agent is gone, but inside a call of the library nobody hears that; there the kernel
 * ends us on Linux, and on Windows the job object that Node puts its children into.
 */
export function endWithParent(): void {
  // Not process.exit: it would run the library's own farewell, which may hang or crash.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  if (process.platform !== 'linux') return;
  try {
    const prctl = koffi.load('libc.so.6').func('int prctl(int option, unsigned long value)');
    prctl(PR_SET_PDEATHSIG, SIGKILL);
  } catch {
    // A system without glibc: the broken channel has to do.
  }
}
