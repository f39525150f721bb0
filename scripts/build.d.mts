import type { BuildOptions } from 'esbuild';

/** How esbuild makes the driver host; the tests make it for another system. */
export function driverHostOptions(): BuildOptions;
