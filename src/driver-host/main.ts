/**
 * The driver host: a child process of the agent that owns one device through the vendor's library. Its calls block,
 * hang and crash; here they harm nobody else. It knows no receipts and decides nothing.
 */
import { endWithParent } from './end-with-parent.ts';
import { Host } from './host.ts';
import { outliveTerminal } from './outlive-terminal.ts';

const host = new Host();
endWithParent();
outliveTerminal();
process.on('message', (message) => {
  const answer = host.answer(message);
  // An answer that can not be handed over has no reader any more: the channel is broken and ends this process.
  process.send?.(answer, () => undefined);
});
