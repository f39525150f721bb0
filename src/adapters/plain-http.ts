import type { AxiosRequestConfig, AxiosResponse } from 'axios';

/** What one exchange says for itself; the rest is the same for all of them. */
export interface PlainRequest extends Pick<AxiosRequestConfig<string>, 'data' | 'proxy'> {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A longer answer is an error, bytes. */
  readonly maxContentLength: number;
}

/** Of a request that carries JSON and wants JSON. */
export const JSON_HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json' } as const;

/**
 * One HTTP exchange as it is on the wire: any status is an answer, redirects are not followed, no text is touched.
 * axios is loaded at the first one, so that a start of the agent does not wait for it.
 *
 * @throws what axios throws; its errors hold the whole request, so only their code may go on
 */
export async function plainHttp(request: PlainRequest, signal: AbortSignal): Promise<AxiosResponse<string>> {
  const { default: axios } = await import('axios');
  return axios.request<string>({
    ...request,
    headers: { 'User-Agent': 'KassaBridge', ...request.headers },
    responseType: 'text',
    maxRedirects: 0,
    validateStatus: () => true,
    transformRequest: (data: string) => data,
    transformResponse: (data: string) => data,
    signal,
  });
}
