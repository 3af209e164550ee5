import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountrySheet } from '../../src/catalog/types';
import { type Destination, destinations, type RecordedSale, stepsTo } from '../../src/guides/destinations';
import { runGuide } from '../../src/guides/run';
import type { Json } from '../../src/guides/types';
import { createSandbox } from '../../src/sandbox/http/app';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import { generatedFolder, writeGenerated } from './write';

/** Nothing listens there: the engine is asked in this process. */
const baseUrl = 'http://sandbox.test';

function readCatalog<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(generatedFolder, `catalog/${name}.json`), 'utf8')) as Content;
}

/** What the page shows of a checkout: no id and no secret, so that the file is the same in each build. */
function shown({ currency, items, subtotal, totalTax, totalAmount, sellingEntity }: Record<string, Json>): Json {
  const rates = (items as { tax: Json }[]).map(({ tax }) => ({ tax }));
  return { currency, items: rates, subtotal, totalTax, totalAmount, sellingEntity } as Json;
}

/** What the engine answers to this checkout, and the duties that the country's sheet has. */
async function record(destination: Destination): Promise<RecordedSale> {
  const accounts = [{ accountId: 'home', secretKey, publicKey }];
  const sandbox = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
  const results = await runGuide(stepsTo(destination), sandbox.fetch, { baseUrl });
  const last = results.at(-1);
  if (!last || last.problems.length > 0)
    throw new Error(`The cart to ${destination.city} is refused: ${last?.problems.join('; ')}`);
  const { name, parts } = readCatalog<CountrySheet>(`countries/${destination.country}`);
  const rows = parts.flatMap((part) => part.rows);
  const duties = destination.duties.map((id) => {
    const row = rows.find((known) => known.id === id);
    if (!row)
      throw new Error(`src/guides/destinations.ts names the duty "${id}", which the sheet of ${name} does not have.`);
    return { text: row.text, route: row.route };
  });
  return { answer: shown(last.answer.body as Record<string, Json>), country: name, duties, dutyCount: rows.length };
}

/** The first answers of the home page, recorded from the engine, so that it shows them before the engine is loaded. */
export async function generateHome(): Promise<void> {
  const sales: Record<string, RecordedSale> = {};
  for (const destination of destinations) sales[destination.id] = await record(destination);
  writeGenerated('home.json', `${JSON.stringify(sales, null, 1)}\n`);
}
