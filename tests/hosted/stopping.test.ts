/** How a server that many share stops: as a process of its own, told by the system, with calls under way. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { Program } from '../conformance/program';
import { newDataFolder, operatorToken, publicUrl } from './world';

beforeAll(ensureServer);

const sku = JSON.stringify({ name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' });

function startProgram(dataPath: string, stopWithin: number, ...more: string[]): Program {
  const tokens = join(newDataFolder(), 'tokens');
  writeFileSync(tokens, operatorToken);
  const hosted = ['--hosted', '--public-url', publicUrl, '--operator-tokens', tokens, '--stop-within', `${stopWithin}`];
  return new Program('--port', '0', '--data', dataPath, ...hosted, ...more);
}

async function operate(
  baseUrl: string,
  path: string,
  body: object,
): Promise<{ keys: { key: string; type: string }[] }> {
  const headers = { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' };
  const response = await fetch(`${baseUrl}/_operator${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json() as never;
}

async function openShop(baseUrl: string): Promise<string> {
  await operate(baseUrl, '/teams', { id: 'team' });
  const { keys } = await operate(baseUrl, '/accounts', { id: 'shop', team: 'team' });
  return keys.find(({ type }) => type === 'secret')?.key ?? '';
}

/** A call of which the end of the body is still to come. */
async function beginCall(baseUrl: string, key: string): Promise<Socket> {
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
  await once(socket, 'connect');
  const head = ['PUT /skus/under-way HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${key}`];
  socket.write(`${[...head, 'Content-Type: application/json', `Content-Length: ${sku.length}`].join('\r\n')}\r\n\r\n`);
  socket.write(sku.slice(0, 10));
  return socket;
}

async function allFrom(socket: Socket): Promise<string> {
  let text = '';
  for await (const part of socket) text += part;
  return text;
}

const readiness = (baseUrl: string) =>
  fetch(`${baseUrl}/_health/ready`).then(
    ({ status }) => status,
    () => 'no answer',
  );

it('tells of a port for measures that is taken, and which option to use', async () => {
  const other = createServer().listen(0, '0.0.0.0');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const program = startProgram(newDataFolder(), 0, '--metrics-port', String(port));
  expect(await program.exited()).toBe(1);
  expect(program.output).toContain(`Port ${port} is taken on 0.0.0.0.`);
  expect(program.output).toContain(`--metrics-port ${port + 1}`);
  await new Promise((resolve) => other.close(resolve));
});

describe('a server that is told to stop', () => {
  it('says so, answers what is under way, and keeps it', async () => {
    const dataPath = newDataFolder();
    const program = startProgram(dataPath, 10);
    const { baseUrl } = (await program.client()).api;
    const key = await openShop(baseUrl);
    expect(await readiness(baseUrl)).toBe(200);
    const socket = await beginCall(baseUrl, key);
    const answered = allFrom(socket);
    const ended = program.stop('SIGTERM');
    await expect.poll(() => readiness(baseUrl), { timeout: 30_000 }).toBe(503);
    await expect.poll(() => readiness(baseUrl), { timeout: 30_000 }).toBe('no answer');
    socket.write(sku.slice(10));
    expect(await answered).toMatch(/^HTTP\/1\.1 201 /);
    expect(await ended).toBe(0);

    const lines = program.output.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).msg)).toContain('Stopping.');
    const told = lines.map((line) => JSON.parse(line)).find(({ operation }) => operation === 'upsertSkus');
    expect(told).toMatchObject({ account: 'shop', status: 201, level: 30 });
    expect(told.requestId).toMatch(/^[\da-f-]{36}$/);
    for (const secret of [key, operatorToken]) expect(program.output).not.toContain(secret);

    const again = startProgram(dataPath, 0);
    const client = await again.client();
    const headers = { authorization: `Bearer ${key}` };
    expect((await fetch(`${client.api.baseUrl}/skus/under-way`, { headers })).status).toBe(200);
    // A call that never ends holds up nobody for longer than its time.
    const hanging = await beginCall(client.api.baseUrl, key);
    hanging.on('error', () => undefined);
    expect(await again.stop('SIGTERM')).toBe(0);
  });
});
