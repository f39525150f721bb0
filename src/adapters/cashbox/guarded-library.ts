import { KassaError } from '../../core/errors.ts';
import type { Library, OpenLibrary } from './atol-dto/host/library.ts';
import type { LockDevice } from './links/named-link.ts';

/** Passwords of the device as the library wants them. */
export interface LibraryPasswords {
  readonly access?: string | undefined;
  readonly user?: string | undefined;
}

/** One name for all that `auto` and `usb` may find: the library, not we, chooses among the devices on USB. */
const ANY_USB = 'usb:any';

/** The name under which a device behind the library is taken: that of its line, whichever driver uses it. */
export function lockNameOf(port: string): string {
  return port === 'auto' || port === 'usb' ? ANY_USB : port;
}

/**
 * The library of one device, taken for as long as its driver host lives, with passwords that are asked for each time.
 *
 * @throws {KassaError} from the opener: CB-803 when another agent has the device
 */
export function guardedLibrary(
  open: OpenLibrary,
  port: string,
  lockDevice: LockDevice,
  passwords: () => LibraryPasswords,
): OpenLibrary {
  return async (settings, signal) => {
    const { access, user } = passwords();
    const name = lockNameOf(port);
    const lock = lockDevice(name);
    if (!lock) throw new KassaError('CB-803', name);
    const secret = { ...(access && { AccessPassword: access }), ...(user && { UserPassword: user }) };
    let library: Library;
    try {
      library = await open({ ...settings, ...secret }, signal);
    } catch (error) {
      lock.release();
      throw error;
    }
    void library.gone.then(() => lock.release());
    return library;
  };
}
