/** The Model Context Protocol over HTTP, without sessions: each request is answered on its own. */
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { siteTexts } from './site-texts';
import { createTools } from './tools';

export interface McpOptions {
  /** Holds the built site. */
  readonly folder: string;
  readonly baseUrl: string;
  readonly sandboxUrl: string;
}

/** A call of the sandbox may have a body of a megabyte. */
const largestBody = 2 * 1024 * 1024;

export function createMcpAnswer({ folder, baseUrl, sandboxUrl }: McpOptions): (request: Request) => Promise<Response> {
  const texts = siteTexts(folder, baseUrl);
  return async (request) => {
    const server = createTools(texts, sandboxUrl);
    const transport = new WebStandardStreamableHTTPServerTransport({
      enableJsonResponse: true,
      maxRequestBodySize: largestBody,
    });
    await server.connect(transport);
    try {
      return await transport.handleRequest(request);
    } finally {
      await server.close();
    }
  };
}
