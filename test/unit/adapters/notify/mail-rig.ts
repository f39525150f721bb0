import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { PASSWORD } from './notify-rig.ts';
import { listen, TRUSTED } from './servers.ts';

export const USER = 'boss';

export interface TestMail {
  readonly port: number;
  /** Letters that were taken, whole. */
  readonly letters: readonly string[];
  /** Addresses of each letter that was begun. */
  readonly recipients: readonly string[];
  /** Was the connection encrypted when the password came? */
  readonly logins: readonly boolean[];
}

/** An error with the number a mail server says it with. */
export function smtpRefusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** A real mail server that takes letters from one user. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<TestMail> {
  const letters: string[] = [];
  const recipients: string[] = [];
  const logins: boolean[] = [];
  const server = new SMTPServer({
    ...TRUSTED,
    secure: true,
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password }, session, done) {
      logins.push(session.secure);
      if (username === USER && password === PASSWORD) done(null, { user: username });
      else done(smtpRefusal(535, `5.7.8 Authentication failed for ${username}@shop.example: ${password}`));
    },
    onRcptTo({ address }, _, done) {
      recipients.push(address);
      done();
    },
    onData(stream, _, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString());
        done();
      });
    },
    ...options,
  });
  // What a client that hangs up or distrusts the certificate does to the server is no affair of the test.
  server.on('error', () => undefined);
  const hangUp = () => {
    for (const connection of server.connections) connection.close();
  };
  return { port: await listen(server.server, hangUp), letters, recipients, logins };
}

/** A row of the settings file for that server. */
export function mailRow(port: number, more: Readonly<Record<string, unknown>> = {}) {
  return {
    kind: 'mail',
    host: '127.0.0.1',
    port,
    user: USER,
    passwordFile: 'password.txt',
    from: 'robot@shop.example',
    to: ['owner@shop.example', 'accountant@shop.example'],
    ...more,
  };
}
