import { expect, it } from 'vitest';
import { remarkCatalogData } from './remark-catalog-data';

function pageWith(name: string, attribute: string, value: string) {
  const view = {
    type: 'mdxJsxFlowElement',
    name,
    attributes: [{ type: 'mdxJsxAttribute', name: attribute, value: value as unknown }],
    position: { start: { line: 7 } },
  };
  return { type: 'root', children: [view] };
}

it('hands a view the record it names, by an import of its own', () => {
  const page = pageWith('ReferenceTable', 'name', 'eccns');
  const view = page.children[0];
  remarkCatalogData()(page, {});
  expect(page.children[0]).toMatchObject({
    type: 'mdxjsEsm',
    value: 'import catalogData0 from "@site/src/generated/reference/eccns.json";',
  });
  expect(view?.attributes[1]).toMatchObject({ name: 'table', value: { value: 'catalogData0' } });
});

it('imports a record once, however often a page shows it', () => {
  const page = pageWith('StateMachine', 'resource', 'order');
  page.children.push(...pageWith('StateMachine', 'resource', 'order').children);
  remarkCatalogData()(page, {});
  expect(page.children.filter((node) => node.type === 'mdxjsEsm')).toHaveLength(1);
});

it('stops at a name without data, and says where', () => {
  const page = pageWith('UseCases', 'group', 'Z');
  expect(() => remarkCatalogData()(page, { path: 'docs/use-cases/catalog.mdx' })).toThrow(
    'docs/use-cases/catalog.mdx, line 7: <UseCases group="Z"> names nothing. Use a name from src/catalog/use-cases/',
  );
});

it('leaves other elements alone', () => {
  const page = pageWith('Term', 'id', 'sku');
  remarkCatalogData()(page, {});
  expect(page.children).toHaveLength(1);
});
