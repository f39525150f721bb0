import type { BuildOptions } from 'esbuild';

/** How esbuild makes the driver host; the tests make it for another system. */
export function driverHostOptions(): BuildOptions;

/** How esbuild makes the watcher of updates; its tests run it as a process. */
export function updateWatchOptions(): BuildOptions;
