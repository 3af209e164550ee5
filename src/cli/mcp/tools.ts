/** What an assistant can do here. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
import { nearest } from '../../catalog/load/nearest';
import { items } from '../../certification/report/verdicts/catalog';
import { productVersion } from '../../generated/product-version';
import { itemText } from '../../site-plugins/markdown/item-text';
import { callSandbox, verdictOn } from './sandbox-calls';
import { NotThere, type SiteTexts } from './site-texts';

const instructions = `Standards, reference and a sandbox for connectors to Digital River's merchant-of-record API. Search first, then read pages by their addresses.
The sandbox is an independent simulator that moves no money: try calls there. Amounts and errors of its answers follow documented rules. Calls made here are kept in its ledger as an assistant's and prove nothing about a connector.`;

const said = (text: string) => ({ content: [{ type: 'text' as const, text }] });

/** What cannot be found is told to the assistant, which may then ask better. */
async function answering(work: () => Promise<string>) {
  try {
    return said(await work());
  } catch (error) {
    if (error instanceof NotThere) return { ...said(error.message), isError: true };
    throw error;
  }
}

const readsOnly = { readOnlyHint: true, openWorldHint: false } as const;

function addReading(server: McpServer, texts: SiteTexts): void {
  server.registerTool(
    'search',
    {
      title: 'Search the site',
      description:
        'Finds pages, operations, fields, error codes, events, checklist items, use cases, terms and table rows.',
      inputSchema: {
        query: z.string().min(1).describe('Plain words, an operation such as POST /refunds, a field or an error code'),
        limit: z.number().int().min(1).max(30).default(10),
      },
      annotations: readsOnly,
    },
    ({ query, limit }) =>
      answering(async () => {
        const hits = await texts.search(query, limit);
        if (hits.length === 0) return 'Nothing was found. Try other words, or fewer.';
        const plain = (marked: readonly string[]) => marked.join('');
        return hits
          .map(({ kind, title, name, route, excerpt }) =>
            [`- ${plain(title)}${name === null ? '' : ` (${name})`}, ${kind}: ${route}`, plain(excerpt)]
              .filter(Boolean)
              .join('\n  '),
          )
          .join('\n');
      }),
  );
  server.registerTool(
    'page',
    {
      title: 'Read a page',
      description: 'The whole page as Markdown.',
      inputSchema: { address: z.string().describe('As search gives it, such as /docs/concepts/refunds') },
      annotations: readsOnly,
    },
    ({ address }) => answering(() => texts.page(address)),
  );
  server.registerTool(
    'operation',
    {
      title: 'Read about an operation of the API',
      description:
        'Keys, parameters, body and answer of an operation, field by field, with its checklist items and use cases.',
      inputSchema: { operation: z.string().describe('POST /refunds, or its id, createRefunds') },
      annotations: readsOnly,
    },
    ({ operation }) => answering(() => texts.operation(operation)),
  );
}

function addItem(server: McpServer, sandboxUrl: string): void {
  server.registerTool(
    'checklist_item',
    {
      title: 'Read a checklist item',
      description:
        'What an item asks of a connector, how it is checked, and what the connector calls in the sandbox show so far.',
      inputSchema: { id: z.string().describe('Its id, such as checkouts.tax-inclusive') },
      annotations: readsOnly,
    },
    ({ id }) =>
      answering(async () => {
        const item = items.find((one) => one.id === id);
        if (!item) {
          const near = nearest(
            id,
            items.map((one) => one.id),
          );
          throw new NotThere(
            `There is no item ${id}.${near === null ? '' : ` Did you mean ${near}?`} Search finds items by their words.`,
          );
        }
        const verdict = await verdictOn(id, sandboxUrl);
        const shown = verdict === undefined ? '' : `\n\n**Recorded calls**: ${verdict}`;
        return `${itemText(item)}${shown}\n\nAddress: ${item.route}`;
      }),
  );
}

function addCall(server: McpServer, sandboxUrl: string): void {
  server.registerTool(
    'call_sandbox',
    {
      title: 'Call the sandbox',
      description:
        'Makes a call of the API in the sandbox of this computer, with its test keys, and gives status and answer.',
      inputSchema: {
        method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
        path: z.string().describe('With its query, such as /orders?limit=5'),
        body: z.record(z.string(), z.unknown()).optional().describe('The JSON body'),
        key: z.enum(['secret', 'public']).default('secret'),
      },
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    (call) =>
      answering(async () => {
        const { status, body } = await callSandbox(call, sandboxUrl);
        return `${status}\n\n${typeof body === 'string' ? body : JSON.stringify(body, null, 2)}`;
      }),
  );
}

/** A server for one request: nothing is kept between two. */
export function createTools(texts: SiteTexts, sandboxUrl: string): McpServer {
  const server = new McpServer({ name: 'connector-standards', version: productVersion }, { instructions });
  addReading(server, texts);
  addItem(server, sandboxUrl);
  addCall(server, sandboxUrl);
  return server;
}
