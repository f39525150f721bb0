import type { AgentType } from '../terms.ts';
import type { RefusableNotice, ShopMistake } from './shop-mistakes.ts';

/**
 * A check as a shop's door understood it, before anything was believed: words of ours or words nobody knows, raw numbers,
 * and nulls where the shop said nothing. Only {@link toReceipt} makes a receipt of it.
 */
export interface ReceiptDraft {
  readonly operation: string | null;
  readonly taxationType: string | null;
  readonly clientContact: string | null;
  /** Rubles. */
  readonly total: number | null;
  readonly payments: readonly DraftPayment[];
  readonly items: readonly DraftItem[];
  /** Names of fields the shop sent that a receipt cannot carry and that must not be dropped silently. */
  readonly notCarried: readonly string[];
}

export interface DraftPayment {
  readonly tender: string | null;
  /** Rubles. */
  readonly sum: number | null;
}

export interface DraftItem {
  readonly name: string | null;
  /** Rubles per unit. */
  readonly price: number | null;
  readonly quantity: number | null;
  /** Rubles for the line. */
  readonly amount: number | null;
  readonly vatRate: string | null;
  readonly paymentMethod: string | null;
  readonly paymentObject: string | null;
  /** Value of tag 2108; null where the format has none. */
  readonly measurementUnit: number | null;
  readonly marking: DraftMarking | null;
  readonly supplier: DraftSupplier | null;
  readonly notCarried: readonly string[];
}

export interface DraftMarking {
  readonly form: 'tag1162' | 'full';
  readonly base64: string | null;
  /** Null where the format has none. */
  readonly estimatedStatus: string | null;
  /** A part of a package. */
  readonly fraction: boolean;
}

export interface DraftSupplier {
  readonly phones: readonly (string | null)[];
  readonly name: string | null;
  readonly inn: string | null;
}

/** Kinds of agent whose line needs nothing but the supplier; the others have blocks no shop sends. */
export const PLAIN_AGENT_TYPES = ['attorney', 'commissionAgent', 'another'] as const satisfies readonly AgentType[];
export type PlainAgentType = (typeof PLAIN_AGENT_TYPES)[number];

/** What the settings of one shop say about its checks. */
export interface ReceiptRules {
  /** 1187. */
  readonly paymentsPlace: string;
  readonly allow: ReadonlySet<ShopMistake>;
  readonly refuse: ReadonlySet<RefusableNotice>;
  /** Used only with `missingContact` allowed. */
  readonly fallbackContact: string | undefined;
  /** Used only with `supplierWithoutAgentType` allowed. */
  readonly agentType: PlainAgentType | undefined;
}
