/** One part of the desktop's tests; each needs its own programs. */
export type DesktopPart =
  | 'chromium'
  | 'tray'
  | 'notifications'
  | 'popups'
  | 'sleep'
  | 'keyring'
  | 'serial'
  | 'vendorUsb'
  | 'nsis';

export interface SkippedPart {
  readonly part: DesktopPart;
  /** Debian packages that are not there. */
  readonly packages: readonly string[];
  /** One Russian line: what is skipped, for want of what, and why that could not be installed. */
  readonly line: string;
}

/** Where to look instead, for testing. */
export interface Machine {
  readonly path?: string;
  readonly uid?: number;
  /** File that remembers a try in vain. */
  readonly tried?: string;
}

/** Looks for what these parts need (all when left out), installs what it may, and says what must be skipped. */
export function desktopPackages(names?: readonly DesktopPart[], machine?: Machine): Promise<readonly SkippedPart[]>;
