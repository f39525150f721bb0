/** The Electron that shows the window of `npm start`; undefined: the command line. */
export function electronOfStart(here: {
  readonly args: readonly string[];
  readonly hasScreen: boolean;
  readonly electron: string | undefined;
}): string | undefined;
/** Lines that say how to get the window. */
export function windowHint(here: { readonly args: readonly string[]; readonly hasScreen: boolean }): readonly string[];
export const WINDOW_COMES: readonly string[];
