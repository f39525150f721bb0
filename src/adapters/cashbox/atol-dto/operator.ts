import type { ParamIn } from '../../../contract/driver-host.ts';
import type { Cashier } from '../../../core/fiscal/receipt.ts';
import { TAG } from './constants.ts';
import { text } from './values.ts';

/** The cashier as the tasks say it. */
export function operatorOf({ operatorName, operatorInn }: Cashier): { readonly name: string; readonly vatin?: string } {
  return { name: operatorName, ...(operatorInn && { vatin: operatorInn }) };
}

/** The cashier as `operator_login` takes it: said once before a document instead of twice inside it. */
export function operatorParams({ operatorName, operatorInn }: Cashier): readonly ParamIn[] {
  return [text(TAG.cashierName, operatorName), ...(operatorInn ? [text(TAG.cashierInn, operatorInn)] : [])];
}
