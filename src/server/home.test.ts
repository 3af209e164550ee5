import { describe, expect, it } from 'vitest';
import { createHome, type HomeOptions } from './home';

function isAtHome(
  options: HomeOptions,
  origin: string | undefined,
  url = 'http://localhost:4010/_sandbox/ledger',
): boolean {
  const headers = new Headers(origin === undefined ? {} : { origin });
  return createHome(options).isAtHome({ headers, url });
}

describe('who is at home', () => {
  it('are programs, and pages of this computer on any port', () => {
    for (const origin of [undefined, 'http://localhost:3000', 'http://127.0.0.1:8080', 'https://localhost'])
      expect(isAtHome({}, origin)).toBe(true);
  });

  it('are pages from elsewhere only where they are named', () => {
    const options = { allowedOrigins: ['https://shop.example'] };
    expect(isAtHome({}, 'https://shop.example')).toBe(false);
    expect(isAtHome(options, 'https://shop.example')).toBe(true);
    for (const origin of ['http://shop.example', 'https://shop.example:8443', 'https://shop.example.evil', 'null'])
      expect(isAtHome(options, origin)).toBe(false);
  });

  it('are pages served under the name by which the sandbox is called', () => {
    const options = { host: '0.0.0.0' };
    const url = 'http://192.168.1.5:4010/_sandbox/ledger';
    expect(isAtHome(options, 'http://192.168.1.5:3000', url)).toBe(true);
    expect(isAtHome(options, 'http://192.168.1.6:3000', url)).toBe(false);
    expect(isAtHome(options, 'http://203.0.113.9', 'http://localhost:4010/')).toBe(false);
  });
});

describe('a server answers', () => {
  const answersTo = (options: HomeOptions, hostname: string) => createHome(options).answersTo(hostname);

  it('to the names of this computer alone unless told otherwise', () => {
    for (const hostname of ['localhost', '127.0.0.1', '[::1]']) expect(answersTo({}, hostname)).toBe(true);
    for (const hostname of ['evil.example', '192.168.1.5', '0.0.0.0']) expect(answersTo({}, hostname)).toBe(false);
    for (const host of ['127.0.0.1', '::1', 'localhost']) expect(answersTo({ host }, '192.168.1.5')).toBe(false);
  });

  it('to addresses, and to no unknown name, when it listens beyond this computer', () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.5']) {
      expect(answersTo({ host }, '192.168.1.5')).toBe(true);
      expect(answersTo({ host }, '[fd00::5]')).toBe(true);
      expect(answersTo({ host }, 'evil.example')).toBe(false);
    }
  });

  it('to the names it was given', () => {
    expect(answersTo({ host: 'Dev.Example' }, 'dev.example')).toBe(true);
    expect(answersTo({ allowedHosts: ['Host.Docker.Internal'] }, 'host.docker.internal')).toBe(true);
    expect(answersTo({ allowedHosts: ['a.example'] }, 'b.a.example')).toBe(false);
  });
});
