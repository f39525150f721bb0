import { toHex } from '../../../wire/atol-v3/bytes.ts';
import type { Tlv } from '../../../wire/atol-v3/tlv.ts';
import type { Device } from '../device.ts';
import { ERROR, EXTENDED, KktError, refuse, refuseExtended } from '../kkt-error.ts';
import type { Draft, DraftTag } from './draft.ts';
import { TAG_RULES, type TagRule } from './tag-rules.ts';

/**
 * Writes one whole tag where it belongs.
 *
 * @throws {KktError} EE with 0201, 0203, 0207, 0208 or 0103; E8 too long; 9A without a receipt; 13 wrong shape
 */
export function writeTag(device: Device, { tag, value }: Tlv): void {
  const rule = TAG_RULES.get(tag) ?? refuseExtended(EXTENDED.tagRefused);
  if (rule.formats && !rule.formats.includes(device.ffd)) refuseExtended(EXTENDED.tagRefused);
  if (device.habits.checksTagLengths && value.length > rule.longest) refuse(ERROR.tlvTooLong);
  if (rule.longest === 1 && value.length !== 1) refuse(ERROR.badFormat);
  if (tag === 1055) checkTaxation(device, value[0] ?? 0);
  place(device, rule, { tag, hex: toHex(value, '') });
}

function place(device: Device, rule: TagRule, tag: DraftTag): void {
  if (rule.place === 'cashier') {
    device.memory.cashier.set(tag.tag, tag.hex);
    return;
  }
  const draft = device.openDraft();
  device.saveDraft(rule.place === 'item' ? withItemTag(draft, tag) : withReceiptTag(draft, tag));
}

function withItemTag(draft: Draft, tag: DraftTag): Draft {
  if (!draft.positionTags) throw new KktError(ERROR.extended, { extended: EXTENDED.writeBeforeItem });
  refuseTwice(draft.positionTags, tag);
  return { ...draft, positionTags: [...draft.positionTags, tag] };
}

function withReceiptTag(draft: Draft, tag: DraftTag): Draft {
  if (draft.positionTags || draft.items.length > 0) refuseExtended(EXTENDED.writeAfterItem);
  refuseTwice(draft.tags, tag);
  return { ...draft, tags: [...draft.tags, tag] };
}

function refuseTwice(tags: readonly DraftTag[], { tag }: DraftTag): void {
  if (tags.some((known) => known.tag === tag)) refuseExtended(EXTENDED.tagAlreadyWritten);
}

/** One system, and one of those the cashbox was registered with. */
function checkTaxation(device: Device, system: number): void {
  const isOneBit = system !== 0 && (system & (system - 1)) === 0;
  if (!isOneBit || (system & device.registration.taxationMask) === 0) refuseExtended(EXTENDED.badTaxation);
}
