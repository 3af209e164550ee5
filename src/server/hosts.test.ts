import { describe, expect, it } from 'vitest';
import { hostnameOf, isLoopback, originHostname } from './hosts';

/** What a `Host` header or an `Origin` means, and whether that is this computer. */
const loopback = (hostname: string | undefined) => hostname !== undefined && isLoopback(hostname);

describe('a Host header', () => {
  it.each([
    'localhost',
    'localhost:4010',
    'LOCALHOST:4010',
    'shop.localhost:8080',
    '127.0.0.1',
    '127.0.0.1:4010',
    '127.0.0.2:4010',
    '127.255.255.254',
    '127.1',
    '2130706433:4010',
    '0x7f000001',
    '0177.0.0.1',
    '[::1]:4010',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]:4010',
  ])('names this computer: %s', (header) => {
    expect(loopback(hostnameOf(header))).toBe(true);
  });

  it.each([
    'evil.example:4010',
    'localhost.evil.example',
    'notlocalhost',
    'localhost.:4010',
    '127.0.0.1.evil.example',
    '127.0.0.1.nip.io',
    '128.0.0.1',
    '126.255.255.255',
    '0.0.0.0:4010',
    '192.168.1.5:4010',
    '[::]',
    '[::2]:4010',
    '[::ffff:128.0.0.1]',
    '[fe80::1]',
    'ⓛocalhost.evil.example',
  ])('names another one: %s', (header) => {
    expect(hostnameOf(header)).toBeTypeOf('string');
    expect(loopback(hostnameOf(header))).toBe(false);
  });

  it.each([
    '',
    ' ',
    'localhost:99999',
    'localhost:port',
    'user@localhost',
    'localhost/evil',
    'a b',
    '[::1',
    '127.0.0.1.5',
    'local\\host',
  ])('is none: "%s"', (header) => {
    expect(hostnameOf(header)).toBeUndefined();
  });
});

describe('the Origin of a page', () => {
  it.each([
    'http://localhost',
    'http://localhost:3000',
    'https://localhost:3000',
    'HTTP://LOCALHOST:3000',
    'http://127.0.0.2:1',
    'http://[::1]:3000',
  ])('is this computer: %s', (origin) => {
    expect(loopback(originHostname(origin))).toBe(true);
  });

  it.each([
    'null',
    '',
    'http://evil.example',
    'http://localhost.evil.example',
    'http://localhost.',
    'http://127.0.0.1@evil.example',
    'http://evil.example@127.0.0.1',
    'http://127.0.0.1#@evil.example',
    'http://127.0.0.1/',
    'http://localhost/..',
    'http://localhost?',
    'http:/localhost',
    'http:localhost',
    'http://localhost, http://evil.example',
    'http://evil.example http://localhost',
    'http://localhost\\@evil.example',
    'file://localhost',
    'chrome-extension://localhost',
    'ws://localhost',
    'localhost',
    '//localhost',
    'data:text/html,x',
    'http://',
  ])('is not: "%s"', (origin) => {
    expect(loopback(originHostname(origin))).toBe(false);
  });
});
