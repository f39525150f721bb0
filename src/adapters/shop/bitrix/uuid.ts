import { isCheckId } from '../../../core/fiscal/receipt-key.ts';

/**
 * Reads the shop's name of one hand-out: `type|server name|id`, on newer shops with the second of the hand-out behind.
 *
 * @returns the id, the only part that names the order; undefined when the text is of another shape or type, and then
 *   no result for it would ever be taken
 * Source: bitrix-protocol 6.1
 */
export function idOfUuid(uuid: unknown, type: 'check' | 'report'): string | undefined {
  if (typeof uuid !== 'string') return undefined;
  const [kind, , id] = uuid.split('|');
  return kind === type && id !== undefined && /^\d+$/.test(id) && isCheckId(id) ? id : undefined;
}
