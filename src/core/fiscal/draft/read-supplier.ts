import { MAX_PHONE, MAX_SUPPLIER_NAME } from '../limits.ts';
import type { AgentBlock, Supplier } from '../receipt.ts';
import { fiscalText } from '../text.ts';
import type { DraftSupplier, ReceiptRules } from './draft.ts';
import { type Leniencies, refuse } from './refusal.ts';

const INN = /^(?:\d{10}|\d{12})$/;
/** Shops keep phones as free text; what people put between digits is not part of the number. */
const PHONE_DECORATION = /[\s()-]/g;
const PHONE = /^\+?\d+$/;

/**
 * Supplier and agent block of a line. The shop never names the kind of agent, and a line with a supplier but without
 * it is not lawful: the settings must say it. Source: bitrix-protocol 7.5, fiscal-domain 1.3.
 * @throws {Refused}
 */
export function readSupplier(
  supplier: DraftSupplier,
  rules: ReceiptRules,
  where: string,
  leniencies: Leniencies,
): { readonly supplier: Supplier; readonly agent: AgentBlock } {
  leniencies.need('supplierWithoutAgentType', 'CB-430', where);
  const { agentType } = rules;
  if (!agentType) return refuse('CB-430', `${where}: в настройках нет agentType`);
  const inn = supplier.inn?.trim() ?? '';
  if (!INN.test(inn)) return refuse('CB-431', `${where}: ИНН поставщика`);
  const name = fiscalText(supplier.name ?? '');
  if (name.length > MAX_SUPPLIER_NAME) return refuse('CB-431', `${where}: название поставщика`);
  const phones = supplier.phones.map((phone) => readPhone(phone, where));
  return {
    supplier: { phones, name: name === '' ? undefined : name, inn },
    agent: { agentType, payingAgent: undefined, receivePaymentsOperator: undefined, moneyTransferOperator: undefined },
  };
}

function readPhone(phone: string | null, where: string): string {
  const digits = (phone ?? '').replace(PHONE_DECORATION, '');
  return PHONE.test(digits) && digits.length <= MAX_PHONE ? digits : refuse('CB-431', `${where}: телефон поставщика`);
}
