import { expect, it } from 'vitest';
import type { ChecklistItem } from '../types';
import { itemsNaming, operationsOf, pageAbout } from './glossary-links';

function itemWith(id: string, question: string, standard: string[] = []): ChecklistItem {
  return {
    id,
    checklist: 'list',
    subsection: null,
    question,
    level: 'required',
    levelBasis: '',
    roles: ['dev'],
    perStore: false,
    appliesWhen: '',
    standard,
    endpoints: [],
    fields: [],
    events: [],
    useCases: [],
    verification: { mode: 'attestation', rule: null, attestation: 'Look.' },
  };
}

const term = (name: string, aliases: string[] = [], abbreviation: string | null = null) => ({
  term: name,
  aliases,
  abbreviation,
});

it('finds a term by its name, plural, alias and abbreviation, as whole words', () => {
  const items = [
    itemWith('a.plural', 'Are SKU groups set?'),
    itemWith('a.alias', 'Is it sent?', ['Send upstreamId.']),
    itemWith('a.short', 'Is SCA used?'),
    itemWith('a.inside', 'Is the escalation scary?'),
  ];
  expect(itemsNaming(term('SKU group'), items)).toEqual(['a.plural']);
  expect(itemsNaming(term('Upstream identifier', ['upstreamId']), items)).toEqual(['a.alias']);
  expect(itemsNaming(term('Strong customer authentication', [], 'SCA'), items)).toEqual(['a.short']);
});

it('keeps to questions for a word that most items use', () => {
  const items = Array.from({ length: 20 }, (_, index) =>
    itemWith(`a.${index}`, index === 3 ? 'Is the order stored?' : 'Done?', ['The order.']),
  );
  expect(itemsNaming(term('Order'), items)).toEqual(['a.3']);
});

it('a path stands for all its calls, a call for itself', () => {
  const operations = [
    { endpoint: 'POST /skus', operationId: 'createSkus' },
    { endpoint: 'GET /skus/{id}', operationId: 'retrieveSkus' },
    { endpoint: 'GET /sku-groups', operationId: 'listSkuGroups' },
    { endpoint: 'POST /orders/{id}/refresh', operationId: 'refreshOrders' },
  ];
  expect(operationsOf(['/skus'], operations)).toEqual(['createSkus', 'retrieveSkus']);
  expect(operationsOf(['POST /orders/{orderId}/refresh'], operations)).toEqual(['refreshOrders']);
});

it('finds the page that explains a term, and no page that only tests it', () => {
  const pages = [
    { route: '/docs/use-cases/refunds', title: 'Refund', terms: [], file: '' },
    { route: '/docs/concepts/refunds', title: 'Refunds', terms: [], file: '' },
    { route: '/docs/concepts/sca', title: 'Strong customer authentication', terms: [], file: '' },
  ];
  expect(pageAbout(term('Refund'), pages)).toEqual({ title: 'Refunds', route: '/docs/concepts/refunds' });
  expect(pageAbout(term('PSD2 check', ['Strong customer authentication']), pages)?.route).toBe('/docs/concepts/sca');
  expect(pageAbout(term('Return'), pages)).toBeUndefined();
});
