import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import { cases, resetCases } from './cases';
import { exampleCases } from './cases/examples';
import { registerCases } from './register';

const baseUrl = 'http://sandbox.test';
const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
const api = () => ({ fetch, baseUrl });

registerCases('Memory', cases, api);
registerCases('Memory, starting over', [...resetCases, ...exampleCases], api);
