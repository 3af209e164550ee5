import type { CountrySpecification } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { rowOf, sameCode } from '../../kernel/codes';
import { accept, type Context } from '../../kernel/decision';
import { calls } from '../../kernel/resource';
import { addressSchemas, identifiersOf, taxIdentifierSchema, taxIdentifiersInfo } from './schemas';

/** Null where nothing is known of the pair. */
function specOf(country: string, entity: string, { reference, liveMode }: Context): CountrySpecification | null {
  const row = rowOf(reference.countries, 'code', country);
  const identifiers = identifiersOf(country, entity, reference);
  const sells = reference.sellingEntities.find((each) => sameCode(each.country, country) && sameCode(each.id, entity));
  const schemas = row && (sells || identifiers.length > 0) ? addressSchemas(row) : {};
  const [first] = identifiers;
  if (!row || (!first && Object.keys(schemas).length === 0)) return null;
  const of = (customerType: string) =>
    identifiers
      .filter((each) => each.customerType === customerType)
      .map((each) => taxIdentifierSchema(each, reference));
  return withoutUndefined({
    country: row.code,
    sellingEntity: first?.entity ?? sells?.id ?? entity,
    ...schemas,
    individualTaxIdentifiersSchemas: of('individual'),
    businessTaxIdentifiersSchemas: of('business'),
    taxIdentifiersInfo: taxIdentifiersInfo(identifiers, reference),
    liveMode,
  });
}

/** Made of the reference tables, so that a form checks what the calls check. */
export const countrySpecification = calls('Country specification', {
  listCountrySpecifications: ({ query, context }) => {
    const spec = specOf(String(query.country), String(query.sellingEntity), context);
    return accept({ data: spec ? [spec] : [] });
  },
});
