/** The query string; only the hash is looked at. */
export interface QueryFields {
  readonly hash?: string;
  readonly [name: string]: string | undefined;
}

/** Names in lower case. */
export interface RequestHeaders {
  readonly host?: string;
  readonly 'content-type'?: string;
  readonly [name: string]: string | undefined;
}

/** One HTTP request as the shop sees it: no sockets, so that it can be made in process. */
export interface ShopRequest {
  readonly method: string;
  readonly path: string;
  readonly query: QueryFields;
  readonly headers: RequestHeaders;
  readonly body: string | Uint8Array;
}

/**
 * How the answer leaves the building: `cut` = the connection breaks in the middle of the body (`body` is what arrived),
 * `dropped` = the connection breaks and not one byte of the answer arrives.
 */
export type Delivery = 'whole' | 'cut' | 'dropped';

/** The shop's answer. A caller in process must treat any `delivery` but `whole` as a broken connection. */
export interface ShopResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly delivery: Delivery;
}

/** The path of the real shop's only endpoint for a cashbox agent. Source: bitrix-protocol.md, section 1. */
export const ENDPOINT_PATH = '/bitrix/tools/sale_check_print.php';

/** Says on every answer that this is not a real shop. */
export const TRAINING_HEADER = 'x-training-shop';

export function jsonAnswer(body: string): ShopResponse {
  return { status: 200, headers: { 'content-type': 'application/json; charset=UTF-8' }, body, delivery: 'whole' };
}

export function htmlAnswer(status: number, body: string, headers: Record<string, string> = {}): ShopResponse {
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...headers }, body, delivery: 'whole' };
}

/** The body as text, whatever the caller had. */
export function bodyText(request: ShopRequest): string {
  return typeof request.body === 'string' ? request.body : new TextDecoder().decode(request.body);
}
