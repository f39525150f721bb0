/** Loaded into the agent with `--import`: on a word from the bench it collects garbage and tells its memory. */
process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ heapUsed, external, rss });
});
// The channel must not keep an agent alive that wants to leave.
process.channel?.unref();
