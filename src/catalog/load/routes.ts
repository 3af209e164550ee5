/** Addresses of catalog records on the site. Pages, index and search all take them from here. */
export const routes = {
  checklist: (id: string) => `/docs/checklists/${id}`,
  item: (checklist: string, id: string) => `/docs/checklists/${checklist}#${id.replaceAll('.', '-')}`,
  term: (id: string) => `/docs/glossary#${id}`,
  caseGroup: (slug: string) => `/docs/use-cases/${slug}`,
  caseOf: (slug: string, id: string) => `/docs/use-cases/${slug}#${id.toLowerCase()}`,
  phase: (id: string) => `/docs/certification/process#${id}`,
  topic: (id: string) => `/docs/compliance#${id}`,
  fact: (topic: string, id: string) => `/docs/compliance#${topic}-${id}`,
  display: (page: string, id: string) => `/docs/compliance/walkthrough#${page}-${id}`,
  storefrontPage: (id: string) => `/docs/compliance/walkthrough#${id}`,
  errorCode: (code: string) => `/docs/reference/errors#${code.replaceAll('_', '-')}`,
  eventType: (type: string) => `/docs/events/types#${type.replaceAll(/[._]/g, '-')}`,
};
