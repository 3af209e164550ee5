import { type Block, blankForm, cover, form, list, section, type TakeAway, text } from './blocks';
import type { Material } from './catalog';

const addendumNotes: Record<string, string> = { yes: 'yes', no: 'no', 'not listed': 'ask' };

function scope({ checklists }: Material): Block[] {
  const models = checklists.flatMap(({ dataModels }) => dataModels ?? []);
  return [
    section('1 Scope'),
    form(
      ['Question', 'Your answer'],
      [
        ['What does the connector do, in three sentences?'],
        [`Product data model, one of: ${models.map(({ title: name }) => name).join(', ')}`],
        ['Guest checkout, registered checkout or both'],
        ['Subscriptions: who runs the billing engine'],
        ['Who fulfills: your client, or a warehouse that the provider coordinates'],
        ['Countries and currencies of the first store'],
        ['API version of keys, webhooks and code'],
      ],
    ),
  ];
}

function payments({ paymentMethods }: Material): Block[] {
  return [
    section('2 Payment methods'),
    text('Say for each method whether you offer it and in which locales. Delete what you do not offer.'),
    form(
      ['Id', 'Method', 'Contract addendum', 'Offered', 'Locales', 'Drop-in or elements'],
      paymentMethods.map(({ id, name, addendum }) => [id, name, addendumNotes[addendum] ?? addendum]),
    ),
  ];
}

function departures({ process }: Material): Block[] {
  return [
    section('3 Departures from the standard flow'),
    text(
      'Name each point where you do something else than the standard order flow, and the exemption, if you need one.',
    ),
    blankForm(['Step', 'What you do instead', 'Why', 'Exemption asked for'], 5),
    section('4 Test site'),
    form(
      ['Id', 'What reviewers need', 'Where it is'],
      process.testSiteNeeds.map(({ id, text: need }) => [id, need]),
    ),
  ];
}

function team({ process }: Material): Block[] {
  return [
    section('5 Team'),
    form(
      ['Role', 'Side', 'Does', 'Name and email'],
      process.roles.map(({ title, side, does }) => [title, side, does]),
    ),
  ];
}

function deliverables({ process }: Material): Block[] {
  const phases = [...process.phases, process.complianceLane];
  return [
    section('6 Deliverables and dates'),
    form(
      ['Phase', 'Deliverable', 'From', 'Date', 'Where it is'],
      phases.flatMap((phase) => phase.deliverables.map((due) => [phase.title, due.text, due.by])),
    ),
    section('7 Sequence diagrams'),
    text('Put in one diagram for each common scenario. Start with these:'),
    list(['Guest purchase', 'Registered purchase', 'Declined payment', 'Fulfillment and cancellation', 'Refund']),
  ];
}

/** What both sides agree on in the planning phase. */
export function implementationDocument(material: Material): TakeAway {
  const title = 'Implementation document';
  return {
    name: 'implementation-document',
    title,
    blocks: [
      ...cover(
        title,
        'Fill this in before you build, and agree on it with the provider. Keep it true until you hand over.',
      ),
      ...scope(material),
      ...payments(material),
      ...departures(material),
      ...team(material),
      ...deliverables(material),
    ],
  };
}
