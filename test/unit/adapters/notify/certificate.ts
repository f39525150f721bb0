import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate made on the spot, PEM. Nothing but tests ever trusts it. */
export interface TestCertificate {
  readonly key: string;
  readonly cert: string;
}

const EC_KEY = { namedCurve: 'P-256' } as const;
const ECDSA_WITH_SHA256 = sequence(objectId('2a8648ce3d040302'));

/** Signs itself, for these names and for 127.0.0.1. Layout: RFC 5280, section 4.1. */
export function makeCertificate(...names: readonly string[]): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', EC_KEY);
  const name = sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from('KassaBridge test')))));
  const toBeSigned = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ECDSA_WITH_SHA256,
    name,
    sequence(der(0x17, Buffer.from('200101000000Z')), der(0x18, Buffer.from('20991231235959Z'))),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(mayIssue(), alternativeNames(names))),
  );
  const whole = sequence(toBeSigned, ECDSA_WITH_SHA256, bitString(sign('sha256', toBeSigned, privateKey)));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

function mayIssue(): Buffer {
  return sequence(objectId('551d13'), der(0x04, sequence(der(0x01, Buffer.from([0xff])))));
}

function alternativeNames(names: readonly string[]): Buffer {
  const parts = [...names.map((name) => der(0x82, Buffer.from(name))), der(0x87, Buffer.from([127, 0, 0, 1]))];
  return sequence(objectId('551d11'), der(0x04, sequence(...parts)));
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts);
}

function objectId(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function integer(value: number): Buffer {
  return der(0x02, Buffer.from([value]));
}

function bitString(bytes: Uint8Array): Buffer {
  return der(0x03, Buffer.from([0]), bytes);
}
