import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { HeartbeatSchema } from '../../src/contract/heartbeat.ts';
import { Field } from './support/field.ts';
import { until } from './support/until.ts';

const SECRET = 'a secret of this test alone, and long';

interface Heard {
  readonly path: string;
  readonly isSigned: boolean;
  readonly body: string;
}

/** An HTTP server that stands for the webhook, the site and the service that watches us. */
async function listener(atEnd: (undo: () => void) => void): Promise<{ heard: Heard[]; url: (path: string) => string }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString();
      const stamp = request.headers['x-kassabridge-timestamp'];
      const signature = createHmac('sha256', SECRET)
        .update(`${String(stamp)}.${body}`)
        .digest('hex');
      const isSigned = request.headers['x-kassabridge-signature'] === `sha256=${signature}`;
      heard.push({ path: request.url ?? '', isSigned, body });
      response.setHeader('Content-Type', 'application/json').end('{"ok":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { heard, url: (path) => `http://127.0.0.1:${port}${path}` };
}

it('a real agent tells webhook, site and watch service of a cashbox that went away, and the command line reads it', async ({
  onTestFinished,
}) => {
  const field = new Field(onTestFinished);
  const { heard, url } = await listener(onTestFinished);
  const [kkt, shop] = await Promise.all([field.kkt(), field.shop({ orders: 1 })]);
  writeFileSync(field.path('key'), `${SECRET}\n`, { mode: 0o600 });
  writeFileSync(field.path('ping'), `${url('/ping')}\n`, { mode: 0o600 });
  const config = field.settings('alarms', {
    link: shop.link,
    port: kkt.port,
    more: {
      notify: [{ id: 'hook', kind: 'webhook', url: url('/hook'), secretFile: 'key' }],
      heartbeat: { url: url('/heartbeat'), secretFile: 'key' },
      ping: { urlFile: 'ping' },
    },
  });
  await field.agent(config);
  await field.whenReported(shop, 1);
  const test = await field.run('alarms', '--test', '--config', config);
  expect([test.code, test.stdout.trim()]).toEqual([0, 'hook: отправлено, проверьте, что дошло.']);
  await kkt.program.kill();
  const of = (path: string) => heard.filter((one) => one.path === path);
  const alarm = await until(
    'the alarm at the webhook',
    async () => of('/hook').find(({ body }) => body.includes('cashbox-silent')),
    (found) => found !== undefined,
  );
  expect(alarm?.isSigned).toBe(true);
  expect(JSON.parse(alarm?.body ?? '{}')).toMatchObject({ version: 1, kind: 'alarm', level: 'attention' });
  const beats = of('/heartbeat');
  expect(beats.every(({ isSigned }) => isSigned)).toBe(true);
  expect(HeartbeatSchema.parse(JSON.parse(beats.at(-1)?.body ?? '')).cashboxes[0]?.id).toBe('kassa1');
  expect(of('/ping').length).toBeGreaterThan(0);
  const listed = await field.run('alarms', '--config', config);
  expect(listed.code).toBe(1);
  expect(listed.stdout).toContain('Касса не отвечает');
  const acked = await field.run('alarms', '--ack', 'all', '--config', config);
  expect(acked.stdout).toContain('Прочитано тревог: 1');
  expect(heard.map(({ body }) => body).join()).not.toMatch(/pokupatel|@example/);
});
