import { accept } from '../../kernel/decision';
import { eventOf } from '../../kernel/events';
import { resource } from '../../kernel/resource';
import { sample, sampleUuid } from '../../kernel/samples';
import { downloadOf } from './download';
import { uploadFile } from './upload';

declare module '../../kernel/ids' {
  interface InnerIds {
    document: string;
  }
}

/** One pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const file = resource('file', {
  name: 'File',
  path: '/files',
  ids: { document: 'uuid' },
  create: ({ body, context }) => uploadFile(body, context),
  /** Takes the bytes and the links with it. That links go too is inferred. */
  remove: async ({ record, read }) => {
    const links = await read.findBy('file_link', 'fileId', [record.id]);
    return accept(null, {
      deletes: [
        { kind: 'file', id: record.id },
        { kind: 'file-content', id: record.id },
        ...links.map(({ id }) => ({ kind: 'file_link' as const, id })),
      ],
      events: links.map((link) => eventOf('fileLink.deleted', link)),
    });
  },
  onItem: {
    downloadFiles: async ({ record, read }) => accept(await downloadOf(record, read)),
  },
  samples: [
    sample('createFiles', {
      body: {
        file: png,
        purpose: 'tax_document_customer_upload',
        fileName: 'certificate.png',
        title: 'Exemption certificate of Minnesota',
        linkExpiresTime: '2099-12-31T00:00:00Z',
      },
      ids: { file: sampleUuid(24), file_link: sampleUuid(25) },
    }),
  ],
});

/** Nobody but the engine reads them; they come and go with their file. */
export const fileContent = resource('file-content', { name: 'Bytes of a file' });
