import { createServer } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { addressesFor, type Listening, listen, urlOf } from './listen';

const open: Listening[] = [];
const create = () => createServer((_request, response) => response.end('here'));

async function opened(port: number, addresses?: readonly string[]): Promise<Listening> {
  const listening = await listen(create, port, addresses);
  open.push(listening);
  return listening;
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 20_000 });
    const end = (result: boolean) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}

const addressesOfThisMachine = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
  .map(({ address }) => address);
const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));

afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.close()));
});

describe('listening', () => {
  it('takes one free port on both loopback addresses and on no other address', async () => {
    const { port } = await opened(0);
    expect(await answers(port, '127.0.0.1')).toBe(true);
    expect(await answers(port, 'localhost')).toBe(true);
    expect(await answers(port, '::1')).toBe(hasIpv6);
    for (const address of addressesOfThisMachine) expect(await answers(port, address)).toBe(false);
  });

  it.each(['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])])(
    'tells of a port that is taken on %s, and leaves nothing open',
    async (taken) => {
      const { port } = await opened(0, [taken]);
      await expect(listen(create, port)).rejects.toMatchObject({ code: 'EADDRINUSE', port, address: taken });
      for (const other of ['127.0.0.1', '::1']) if (other !== taken) expect(await answers(port, other)).toBe(false);
    },
  );

  // 192.0.2.1 is set aside for documentation (RFC 5737): no machine has it, as none has ::1 where IPv6 is switched off.
  it.each([
    ['the first', ['192.0.2.1', '127.0.0.1']],
    ['the last', ['127.0.0.1', '192.0.2.1']],
  ])('goes on where the machine lacks %s of the addresses', async (_which, addresses) => {
    const { port } = await opened(0, addresses);
    expect(await answers(port, '127.0.0.1')).toBe(true);
  });

  it('fails where the machine has none of the addresses', async () => {
    await expect(listen(create, 0, ['192.0.2.1'])).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  });

  it('frees its port, also while somebody is connected', async () => {
    const listening = await listen(create, 0);
    await fetch(`http://localhost:${listening.port}`);
    await listening.close();
    await opened(listening.port);
  });

  it('reaches every address when it is told so', async () => {
    const { port } = await opened(0, addressesFor('0.0.0.0'));
    for (const address of ['127.0.0.1', ...(hasIpv6 ? ['::1'] : []), ...addressesOfThisMachine])
      expect(await answers(port, address)).toBe(true);
  });
});

describe('the address it prints', () => {
  it.each([
    [undefined, 'http://localhost:1'],
    ['localhost', 'http://localhost:1'],
    ['0.0.0.0', 'http://localhost:1'],
    ['::', 'http://localhost:1'],
    ['127.0.0.1', 'http://127.0.0.1:1'],
    ['::1', 'http://[::1]:1'],
    ['[::1]', 'http://[::1]:1'],
    ['dev.example', 'http://dev.example:1'],
  ])('for --host %s is %s', (host, url) => {
    expect(urlOf(host, 1)).toBe(url);
  });
});
