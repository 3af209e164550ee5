/** The passport's questions: the fields of a profile, in the order in which a team can answer them. */
import type { ProfileField } from '../../catalog/profile-fields';
import type { Profile } from '../profile/types';
import type { Subject, SubjectKind } from '../subjects/types';

export interface Question {
  readonly field: ProfileField;
  readonly asks: string;
  /** Whether it makes a difference, by what was answered before. What nobody said counts as possible. */
  readonly isAsked?: (profile: Profile) => boolean;
}

export interface QuestionGroup {
  readonly title: string;
  readonly questions: readonly Question[];
}

const ships = ({ goods }: Profile) => goods === undefined || goods.includes('physical');
const renews = ({ subscriptions }: Profile) => subscriptions !== 'none';
const hears = ({ events }: Profile) => events === undefined || events.includes('webhooks');

export const questionGroups: readonly QuestionGroup[] = [
  {
    title: 'What you sell, and to whom',
    questions: [
      { field: 'goods', asks: 'What does it sell?' },
      { field: 'customerTypes', asks: 'Who buys?' },
      { field: 'countries', asks: 'Which countries does it sell to?' },
      { field: 'channels', asks: 'How do orders come in?' },
      { field: 'accounts', asks: 'Can a shopper have an account in the store?' },
      { field: 'keepsCustomerData', asks: 'Does it store data about shoppers?' },
    ],
  },
  {
    title: 'Products and payment',
    questions: [
      { field: 'dataModel', asks: 'How does a line of a checkout name its product?' },
      { field: 'methods', asks: 'Which payment methods does it offer?' },
      { field: 'subscriptions', asks: 'Does it sell what renews?' },
      { field: 'subscriptionEngine', asks: 'Which system decides when to bill?', isAsked: renews },
      { field: 'sellingEntities', asks: 'Which selling entities does the account have?' },
    ],
  },
  {
    title: 'Shipping',
    questions: [
      { field: 'fulfillment', asks: 'Who ships, and who reports it?' },
      { field: 'shippingTerms', asks: 'Who pays duties when goods cross a border?', isAsked: ships },
      { field: 'regulatoryFees', asks: 'Do any of its goods carry regulatory fees?', isAsked: ships },
    ],
  },
  {
    title: 'The connector itself',
    questions: [
      { field: 'distribution', asks: 'Who may use it?' },
      { field: 'staffScreens', asks: 'Does it add screens for administrators or service staff?' },
      { field: 'events', asks: 'How does it learn of events?' },
      { field: 'signedWebhooks', asks: 'Are its webhooks signed?', isAsked: hears },
      { field: 'name', asks: 'What is it called?' },
      { field: 'version', asks: 'Which version is assessed?' },
      { field: 'platform', asks: 'Which platform does it connect?' },
      { field: 'apiVersion', asks: 'Which version of the API is it built for?' },
    ],
  },
];

/** What else a field decides: conditions name what follows from it. */
const following: Readonly<Record<string, readonly string[]>> = {
  methods: ['methodFlows', 'methodOrders'],
  countries: ['regions'],
};

function hangsOn(subject: Subject, field: ProfileField): boolean {
  if (field === 'countries' && subject.places) return true;
  if (field === 'distribution' && subject.kind === 'duty' && subject.perStore) return true;
  const named = [subject.applies ?? {}].flat().flatMap((condition) => Object.keys(condition));
  return [field, ...(following[field] ?? [])].some((name) => named.includes(name));
}

/** How many subjects of each kind a field helps to decide; a kind that it decides nothing of is left out. */
export function decidedBy(field: ProfileField, subjects: readonly Subject[]): Partial<Record<SubjectKind, number>> {
  const counts: Partial<Record<SubjectKind, number>> = {};
  for (const subject of subjects) if (hangsOn(subject, field)) counts[subject.kind] = (counts[subject.kind] ?? 0) + 1;
  return counts;
}
