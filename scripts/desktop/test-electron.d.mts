/** Why it can not be had: one Russian sentence. */
export interface NotHad {
  readonly missing: string;
}

export const ELECTRON_VERSION: string;

/** Path of the Electron executable of a clean dist, for packing and for starting packed apps. */
export function testElectron(cache?: string): Promise<string | NotHad>;

/** Path of the Electron that starts an app from its folder. */
export function devElectron(cache?: string): Promise<string | NotHad>;
