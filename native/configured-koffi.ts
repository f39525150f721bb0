import koffi from 'koffi';

/** The driver holds a JavaScript engine of its own, and koffi's stacks are small: 8 MiB, tried with 3.5 in use. */
const STACK_BYTES = 8 * 1024 * 1024;

// koffi takes no settings any more once any library is loaded, so nobody here imports it but through this file.
koffi.config({ sync_stack_size: STACK_BYTES, async_stack_size: STACK_BYTES });

export { koffi };
