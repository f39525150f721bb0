/**
 * Switches for Chromium that have to be on the command line: it reads them before any program of ours runs. They stand beside
 * the package's own start (`executableArgs` of `electron-builder.yml`) and that of `npm start`; without them all works and takes
 * 13 MiB more.
 *
 * What is left of the graphics process without a graphics card copies finished pictures to the screen: the main process does that
 * too. Nothing else came from the zygote without a sandbox, so that goes as well. Only Linux has zygotes.
 */
export const LAUNCH_SWITCHES: readonly string[] = ['--in-process-gpu', '--no-unsandboxed-zygote'];
