import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the engine of the main process from compiling what runs often: a tray does too little for that to pay, and the compilers
 * themselves take 4 MiB of memory when the first of them sets to work, some twenty windows after the start. The interpreter stays.
 */
export function keepInterpreted(): void {
  for (const compiler of ['sparkplug', 'maglev', 'turbofan']) setFlagsFromString(`--no-${compiler}`);
}
