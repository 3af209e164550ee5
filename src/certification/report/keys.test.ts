import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import * as ed25519 from '@noble/ed25519';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, makeKeyPair, privateKeyPem, publicKeyPem, readPrivateKey, readPublicKey } from './keys';

const message = new TextEncoder().encode('a report');

describe('keys of a team', () => {
  it('are read by OpenSSL, which signs and verifies with them', () => {
    const pair = makeKeyPair();
    const signature = ed25519.sign(message, pair.secretKey);
    expect(verify(null, message, createPublicKey(publicKeyPem(pair.publicKey)), signature)).toBe(true);
    const other = sign(null, message, createPrivateKey(privateKeyPem(pair)));
    expect(ed25519.verify(new Uint8Array(other), message, pair.publicKey)).toBe(true);
  });

  it('may be made by OpenSSL', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const pair = readPrivateKey(privateKey);
    expect(readPublicKey(publicKey)).toEqual(pair?.publicKey);
    expect(readPublicKey(privateKey)).toEqual(pair?.publicKey);
    const der = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
    expect(fingerprintOf(readPublicKey(publicKey) as Uint8Array)).toBe(createHash('sha256').update(der).digest('hex'));
  });

  it.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a key that is cut', privateKeyPem(makeKeyPair()).replace(/.{12}\n-----END/, '\n-----END')],
    [
      'another kind of key',
      generateKeyPairSync('x25519', {
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      }).privateKey,
    ],
    [
      'an encrypted key',
      generateKeyPairSync('ed25519', {
        privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      }).privateKey,
    ],
  ])('are not found in %s', (_what, text) => {
    expect(readPrivateKey(text)).toBeUndefined();
    expect(readPublicKey(text)).toBeUndefined();
  });
});
