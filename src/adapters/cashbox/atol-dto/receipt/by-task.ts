import type * as z from 'zod';
import type { AgentBlock, Item, Receipt, Supplier } from '../../../../core/fiscal/receipt.ts';
import { KEY_ATTRIBUTE_NAME, type ReceiptKey } from '../../../../core/fiscal/receipt-key.ts';
import { PAYMENT_OBJECTS, type Tender } from '../../../../core/fiscal/terms.ts';
import { UNIT_TEXTS } from '../../../../core/fiscal/unit-texts.ts';
import { LIMITS } from '../limits.ts';
import type { MarkResults } from '../marking/check.ts';
import { operatorOf } from '../operator.ts';
import type { Session } from '../session.ts';
import { TASKS } from '../tasks/index.ts';
import type { AgentInfo, SupplierInfo } from '../tasks/parts.ts';
import type { ReceiptTask } from '../tasks/receipt-request.ts';
import { runTask } from '../tasks/run.ts';
import type { Making } from './making.ts';

/** Cashless first, cash last, as the script itself does it: only cash may give change. */
const TENDER_NAMES = [
  ['electronic', 'electronically'],
  ['prepaid', 'prepaid'],
  ['credit', 'credit'],
  ['otherPayment', 'other'],
  ['cash', 'cash'],
] as const satisfies readonly (readonly [Tender, ReceiptTask['payments'][number]['type']])[];

/** One receipt as one task: filled and closed in the same call, so the whole call decides. */
export async function makeByTask(session: Session, making: Making, signal: AbortSignal): Promise<void> {
  const { request, aboutToDecide } = making;
  const answer = await runTask(session, TASKS[request.receipt.operation], receiptTask(session, making), {
    signal,
    aboutToDecide,
    extraMs: (LIMITS.fillPerLine + LIMITS.printPerLine) * request.receipt.items.length,
  });
  // In the FN, and its paper is not whole.
  if (answer?.warnings?.notPrinted) session.device.paper.unfinished = true;
}

/** The task as it is sent. Money becomes rubles here and nowhere before. */
export function receiptTask(session: Pick<Session, 'ffdVersion'>, { request, isPrinted, marks }: Making): ReceiptTask {
  const { receipt, key, cashier } = request;
  return {
    taxationType: receipt.taxationType,
    electronically: !isPrinted,
    ...(receipt.internetSign && { internet: true }),
    ignoreNonFiscalPrintErrors: true,
    ...(cashier && { operator: operatorOf(cashier) }),
    ...(receipt.paymentsPlace && { paymentsPlace: receipt.paymentsPlace }),
    ...(receipt.clientContact && { clientInfo: { emailOrPhone: receipt.clientContact } }),
    items: [keyItem(key), ...receipt.items.map((item, line) => position(item, line, session.ffdVersion, marks))],
    payments: paymentsOf(receipt),
    total: receipt.totalKop / 100,
  };
}

/** First in the list: whatever is dropped or fails after it, the document can be told from every other. */
const keyItem = (key: ReceiptKey) =>
  ({ type: 'userAttribute', name: KEY_ATTRIBUTE_NAME, value: key, print: false }) as const;

function position(
  item: Item,
  line: number,
  ffd: Session['ffdVersion'],
  marks: MarkResults,
): ReceiptTask['items'][number] {
  const { agent, supplier, markingCode } = item;
  const unit = unitOf(item, ffd);
  const mark = marks.get(line);
  return {
    type: 'position',
    name: item.itemName,
    price: item.priceKop / 100,
    quantity: item.quantityMilli / 1000,
    amount: item.lineSumKop / 100,
    ...(unit !== undefined && { measurementUnit: unit }),
    paymentMethod: item.paymentMethod,
    paymentObject: String(PAYMENT_OBJECTS[item.paymentObject]),
    tax: { type: item.vatRate },
    ...(agent && { agentInfo: agentInfo(agent) }),
    ...(supplier && { supplierInfo: supplierInfo(supplier) }),
    ...(markingCode?.form === 'tag1162' && { nomenclatureCode: markingCode.base64 }),
    ...(mark && { imcParams: { ...mark.asked, itemInfoCheckResult: mark.result } }),
  };
}

/** FFD 1.2 says the measure by number, always; older ones by name, and not at all for pieces. */
function unitOf({ measurementUnit = 0 }: Item, ffd: Session['ffdVersion']): number | string | undefined {
  if (ffd === '1.2') return measurementUnit;
  return UNIT_TEXTS.get(measurementUnit) || undefined;
}

function agentInfo(agent: AgentBlock): z.input<typeof AgentInfo> {
  const { agentType, payingAgent, receivePaymentsOperator, moneyTransferOperator } = agent;
  return {
    agents: [agentType],
    ...(payingAgent && {
      payingAgent: { ...said('operation', payingAgent.operation), phones: [...payingAgent.phones] },
    }),
    ...(receivePaymentsOperator && { receivePaymentsOperator: { phones: [...receivePaymentsOperator.phones] } }),
    ...(moneyTransferOperator && {
      moneyTransferOperator: {
        ...said('name', moneyTransferOperator.name),
        ...said('address', moneyTransferOperator.address),
        ...said('vatin', moneyTransferOperator.inn),
        phones: [...moneyTransferOperator.phones],
      },
    }),
  };
}

const supplierInfo = ({ name, inn, phones }: Supplier): z.input<typeof SupplierInfo> => ({
  ...said('name', name),
  ...said('vatin', inn),
  phones: [...phones],
});

function said<Name extends string>(name: Name, value: string | undefined): { readonly [K in Name]?: string } {
  return value ? ({ [name]: value } as { readonly [K in Name]: string }) : {};
}

function paymentsOf({ tenders }: Receipt): ReceiptTask['payments'] {
  return TENDER_NAMES.flatMap(([tender, type]) => (tenders[tender] > 0 ? [{ type, sum: tenders[tender] / 100 }] : []));
}
