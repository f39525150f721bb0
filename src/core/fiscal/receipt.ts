import type { Kopecks, Milli } from './money.ts';
import type { AgentType, Operation, PaymentMethod, PaymentObject, TaxationType, Tender } from './terms.ts';
import type { VatRate } from './vat.ts';

/** Supplier of a line sold for somebody else: tags 1224 (1171 phones, 1225 name) and 1226. */
export interface Supplier {
  readonly phones: readonly string[];
  readonly name: string | undefined;
  readonly inn: string | undefined;
}

/** Agent block of a line: 1222 and the parts of 1223 that its type asks for. */
export interface AgentBlock {
  readonly agentType: AgentType;
  readonly payingAgent: { readonly operation: string | undefined; readonly phones: readonly string[] } | undefined;
  readonly receivePaymentsOperator: { readonly phones: readonly string[] } | undefined;
  readonly moneyTransferOperator:
    | {
        readonly phones: readonly string[];
        readonly name: string | undefined;
        readonly address: string | undefined;
        readonly inn: string | undefined;
      }
    | undefined;
}

/** A marking code as the shop sent it; kept as text, bytes of 1162 and 1163 are the driver's business. */
export interface MarkingCode {
  /** `tag1162`: bytes of tag 1162 in base64 (FFD 1.05); `full`: the full scanned code in base64 (FFD 1.2). */
  readonly form: 'tag1162' | 'full';
  readonly base64: string;
  readonly estimatedStatus: 'itemPieceSold' | 'itemPieceReturn' | undefined;
}

/** 1059. */
export interface Item {
  /** 1030, already fit for CP866 and at most 128 characters. */
  readonly itemName: string;
  /** 1079, with discounts. */
  readonly priceKop: Kopecks;
  /** 1023. */
  readonly quantityMilli: Milli;
  /** 1043, as the shop said it; at most one kopeck from price times quantity. */
  readonly lineSumKop: Kopecks;
  readonly vatRate: VatRate;
  readonly paymentMethod: PaymentMethod;
  readonly paymentObject: PaymentObject;
  /** 2108; FFD 1.2 only. */
  readonly measurementUnit: number | undefined;
  readonly markingCode: MarkingCode | undefined;
  readonly agent: AgentBlock | undefined;
  readonly supplier: Supplier | undefined;
}

/** A check that passed every refusal and can be made on any cashbox that has the abilities it needs. */
export interface Receipt {
  /** 1054. */
  readonly operation: Operation;
  /** 1055. */
  readonly taxationType: TaxationType;
  readonly items: readonly Item[];
  /** Sums by tender; a tender that was not used is 0. */
  readonly tenders: Readonly<Record<Tender, Kopecks>>;
  /** 1020: sum of the lines. */
  readonly totalKop: Kopecks;
  /** 1008: e-mail or phone. Personal: never logged. */
  readonly clientContact: string;
  /** 1125; true on every site receipt. */
  readonly internetSign: boolean;
  /** 1187: the address of the site. */
  readonly paymentsPlace: string;
}

/** 1021 and 1203. */
export interface Cashier {
  readonly operatorName: string;
  readonly operatorInn: string | undefined;
}
