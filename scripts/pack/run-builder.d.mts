export interface BuilderWish {
  /** `linux-x64` or `win32-x64`. */
  readonly platform: string;
  /** The unpacked program alone, no installer. */
  readonly isFolder?: boolean;
  /** An Electron that lies here, of another version maybe. */
  readonly electronDist?: string;
  readonly electronVersion?: string;
  readonly output?: string;
}

/** electron-builder with the settings of electron-builder.yml. Resolves with the files that were made. */
export function runBuilder(wish: BuilderWish): Promise<readonly string[]>;
