/** Which addresses a sandbox that many share calls: no disguise of a private one, and no name that changes its mind. */
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { Sent } from '../../src/sandbox/deliveries/sender';
import { createHttpSender } from '../../src/sandbox/runtimes/node-sender';
import { isPublicAddress } from '../../src/sandbox/runtimes/public-addresses';
import { answers } from './receiver';
import { World } from './world';

const world = new World();
afterEach(() => world.close());

const body = new TextEncoder().encode('{}');
const limits = () => ({ withinMs: 2000, signal: new AbortController().signal });
const said = (sent: Sent) => ('failure' in sent ? sent.reason : `answered ${sent.status}`);

const disguises = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.0.2',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '0',
    '0.0.0.0',
  ],
  ...[
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '3232235777',
    '169.254.169.254',
    '0xa9fea9fe',
    '100.64.0.1',
  ],
  ...['100.100.100.200', '192.0.0.192', '198.18.0.1', '224.0.0.1', '255.255.255.255', '168.63.129.16', '192.0.2.1'],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[0:0:0:0:0:ffff:a00:1]', '[fe80::1]'],
  ...['[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[64:ff9b::7f00:1]', '[64:ff9b:1::a00:1]', '[2002:7f00:1::]'],
  ...['[2002:a00:1::1]', '[2001:0:7f00:1::]', '[2001:db8::1]', '[fec0::1]', '[100::1]', '[3fff::1]', '[5f00::1]'],
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'api.localhost',
    'ip6-localhost',
    'printer.local',
    'metadata.google.internal',
  ],
  ...[
    'metadata',
    'postgres',
    'host.docker.internal',
    'db.home.arpa',
    '127。0。0。1',
    '①②⑦.0.0.1',
    'user@127.0.0.1',
    '1.1.1.1@127.0.0.1',
  ],
] as const;

describe('a sandbox that many share', () => {
  it.each(disguises)('does not call %s', async (host) => {
    const send = createHttpSender({ reach: 'public', resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    for (const url of [`http://${host}:9/hook`, `https://${host}/hook`])
      expect(said(await send({ url, headers: {}, body }, limits()))).toMatch(/no address of the public internet/);
  });

  it('may call the addresses of others', () => {
    const open = [
      '8.8.8.8',
      '93.184.216.34',
      '172.32.0.1',
      '100.128.0.1',
      '2606:4700:4700::1111',
      '2a00:1450:4001:81b::200e',
    ];
    expect(open.filter((address) => !isPublicAddress(address))).toEqual([]);
  });

  it('asks once what a name means, and calls what it was told then, however soon the name means something else', async () => {
    const receiver = await world.receiver();
    const names = await nameServer([93, 184, 216, 34], [127, 0, 0, 1]);
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${names.port}`]);
    const resolve = async (host: string) =>
      (await resolver.resolve4(host)).map((address) => ({ address, family: 4 as const }));
    const send = createHttpSender({ reach: 'public', resolve });
    const outgoing = { url: `http://rebinding.example.com:${receiver.port}/`, headers: {}, body };
    const first = await send(outgoing, { ...limits(), withinMs: 300 });
    expect(names.asked()).toBe(1);
    expect(said(first)).not.toMatch(/answered/);
    // It means this machine now, and is found out before anything is connected to.
    expect(said(await send(outgoing, limits()))).toMatch(
      /rebinding\.example\.com is no address of the public internet/,
    );
    expect(names.asked()).toBe(2);
    expect(receiver.got).toEqual([]);
    names.close();
  });

  it('is not led elsewhere by one address among several, nor by a redirect', async () => {
    const receiver = await world.receiver();
    const mixed = [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ] as const;
    const send = createHttpSender({ reach: 'public', resolve: async () => [...mixed] });
    const sent = await send({ url: 'http://mixed.example.com/', headers: {}, body }, limits());
    expect(said(sent)).toMatch(/no address of the public internet/);
    receiver.behaviour = answers(307, '', { location: receiver.url('/elsewhere') });
    const local = await createHttpSender()({ url: receiver.url(), headers: {}, body }, limits());
    expect(said(local)).toBe('answered 307');
    expect(receiver.got.map(({ path }) => path)).toEqual(['/hooks']);
  });
});

/** Answers the first question with the first address, and every later one with the second. */
async function nameServer(first: readonly number[], later: readonly number[]) {
  const socket = createSocket('udp4');
  let asked = 0;
  socket.on('message', (question, { port, address }) => {
    const data = asked === 0 ? first : later;
    asked += 1;
    const header = Buffer.from([...question.subarray(0, 2), 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]);
    let end = 12;
    while (question[end] !== 0) end += (question[end] ?? 0) + 1;
    const asking = question.subarray(12, end + 5);
    const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...data]);
    socket.send(Buffer.concat([header, asking, answer]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, asked: () => asked, close: () => socket.close() };
}
