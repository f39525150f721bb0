import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { heartbeatPost } from '../../../../src/adapters/heartbeat/heartbeat-post.ts';
import { KassaError } from '../../../../src/core/errors.ts';
import { VirtualClock } from '../../../support/virtual-clock.ts';

const SECRET = 's3cret-s3cret-s3cret-s3cret-s3cret';

async function site(onFinished: (end: () => void) => void, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/p/kassabridge.php`;
}

const says =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    request.resume();
    response.writeHead(status, headers).end(body);
  };

function post(url: string, more: { clock?: VirtualClock; signal?: AbortSignal; secret?: () => string } = {}) {
  const { clock = new VirtualClock(), signal = new AbortController().signal, secret = () => SECRET } = more;
  return heartbeatPost({ url, secret, clock })('{"version":1}', signal);
}

describe('posting a heartbeat', () => {
  it('sends the very bytes it signed, and the site reads them from the headers of one POST', async ({
    onTestFinished,
  }) => {
    const seen: string[] = [];
    const url = await site(onTestFinished, async (request, response) => {
      let body = '';
      for await (const piece of request) body += piece;
      seen.push(`${request.method} ${request.url} ${request.headers['content-type']}`, body);
      seen.push(String(request.headers['x-kassabridge-timestamp']));
      response.end('{"ok":true}');
    });
    await post(url);
    const timestamp = String(Date.parse('2026-11-24T09:00:00Z') / 1_000);
    expect(seen).toEqual(['POST /p/kassabridge.php application/json', '{"version":1}', timestamp]);
  });

  it.for([
    ['a key that is refused', 403, '{"ok":false,"reason":"signature"}', 'CB-861', ''],
    [
      'clocks apart',
      400,
      '{"ok":false,"reason":"timestamp","skewSeconds":-400}',
      'CB-862',
      'часы этого компьютера и сайта расходятся на 6 мин',
    ],
    [
      'a full disk',
      507,
      '{"ok":false,"reason":"storage"}',
      'CB-862',
      'сайт не может записать состояние: диск полон или нет прав',
    ],
    ['a reason nobody knows', 418, '{"ok":false,"reason":"toString"}', 'CB-862', 'код 418'],
    [
      'a page that says 200',
      200,
      '<html>Вход</html>',
      'CB-862',
      'код 200: ответил не kassabridge.php (закрытый сайт, вход, защита хостинга)',
    ],
    [
      'a page that says 403',
      403,
      'Forbidden',
      'CB-862',
      'код 403: ответил не kassabridge.php (закрытый сайт, вход, защита хостинга)',
    ],
    [
      'JSON of somebody else',
      200,
      '[]',
      'CB-862',
      'код 200: ответил не kassabridge.php (закрытый сайт, вход, защита хостинга)',
    ],
    ['an address that is not there', 404, '', 'CB-862', 'код 404: по этому адресу нет kassabridge.php'],
  ] as const)('says what %s is', async ([, status, body, code, detail], { onTestFinished }) => {
    const url = await site(onTestFinished, says(status, body));
    await expect(post(url)).rejects.toMatchObject({ code, detail });
  });

  it('follows no redirect: the signed words would go to whoever it names', async ({ onTestFinished }) => {
    let others = 0;
    const other = await site(onTestFinished, (_, response) => {
      others += 1;
      response.end('{"ok":true}');
    });
    const url = await site(onTestFinished, says(301, '', { Location: other }));
    await expect(post(url)).rejects.toMatchObject({ code: 'CB-862', detail: expect.stringContaining('переадресует') });
    expect(others).toBe(0);
  });

  it('gives up after ten seconds of a site that hangs', async ({ onTestFinished }) => {
    const asked = Promise.withResolvers<void>();
    const url = await site(onTestFinished, (request) => {
      request.resume();
      asked.resolve();
    });
    const clock = new VirtualClock();
    const sent = post(url, { clock });
    const refused = expect(sent).rejects.toMatchObject({ code: 'CB-863', detail: 'нет ответа за 10 с' });
    await asked.promise;
    await clock.advance(9_999);
    await clock.advance(1);
    await refused;
  });

  it('says CB-863 of a site that is not there or breaks off, with nothing of the request in the error', async ({
    onTestFinished,
  }) => {
    const gone = await post('http://127.0.0.1:1/hidden-path.php').catch((error: unknown) => error);
    expect(gone).toMatchObject({ code: 'CB-863', detail: 'ECONNREFUSED' });
    const url = await site(onTestFinished, (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"ok"');
      setImmediate(() => response.destroy());
    });
    const cut = await post(url).catch((error: unknown) => error);
    expect(cut).toMatchObject({ code: 'CB-863' });
    for (const error of [gone, cut]) {
      const shown = inspect(error, { depth: 10 });
      expect(shown).not.toContain(SECRET);
      expect(shown).not.toContain('hidden-path');
      expect(shown).not.toContain('sha256=');
    }
  });

  it('lets a key that cannot be read speak for itself, and reads it anew each time', async ({ onTestFinished }) => {
    const url = await site(onTestFinished, says(200, '{"ok":true}'));
    const keys = [
      () => SECRET,
      () => {
        throw new KassaError('CB-804', 'нет файла heartbeat-key.txt');
      },
    ];
    const send = heartbeatPost({ url, secret: () => keys.pop()?.() ?? '', clock: new VirtualClock() });
    const { signal } = new AbortController();
    await expect(send('{}', signal)).rejects.toMatchObject({ code: 'CB-804' });
    await send('{}', signal);
  });

  it('leaves at once when the agent stops', async ({ onTestFinished }) => {
    const asked = Promise.withResolvers<void>();
    const url = await site(onTestFinished, () => asked.resolve());
    const stop = new AbortController();
    const sent = post(url, { signal: stop.signal });
    const left = expect(sent).rejects.toThrow('stopping');
    await asked.promise;
    stop.abort(new Error('stopping'));
    await left;
  });
});
