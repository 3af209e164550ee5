import { type Answered, nothingAnswered } from './answered';
import { type Block, form, list, section, type TakeAway, text } from './blocks';
import { cover } from './cover';
import { departureRows } from './departures';
import { dueOf, placeOf } from './in-words';
import type { Material } from './material';
import { scopeRows } from './scope-words';

const addendumNotes: Record<string, string> = { yes: 'yes', no: 'no', 'not listed': 'ask' };

const scope = (material: Material, answered: Answered): Block[] => [
  section('1 Scope'),
  form(['Question', 'Your answer'], scopeRows(material, answered)),
];

function payments({ paymentMethods }: Material, { assessment: { profile } }: Answered): Block[] {
  const offered = (type: string) =>
    profile.methods === undefined ? '' : profile.methods.includes(type) ? 'yes' : 'no';
  return [
    section('2 Payment methods'),
    text('Say for each method whether you offer it and in which locales. Delete what you do not offer.'),
    form(
      ['Id', 'Method', 'Contract addendum', 'Offered', 'Locales', 'Drop-in or elements'],
      paymentMethods.map(({ id, name, type, addendum }) => [
        id,
        name,
        addendumNotes[addendum] ?? addendum,
        offered(type),
      ]),
    ),
  ];
}

function departures({ process }: Material, answered: Answered): Block[] {
  return [
    section('3 Departures from the standard flow'),
    text(
      'Name each point where you do something else than the standard order flow, and the exemption, if you need one.',
    ),
    form(['Step', 'What you do instead', 'Why', 'Exemption asked for'], departureRows(answered)),
    section('4 Test site'),
    form(
      ['Id', 'What reviewers need', 'Where it is'],
      process.testSiteNeeds.map(({ id, text: need }) => [id, need]),
    ),
  ];
}

/** Roles of the process, as a plan names its owners. Those of the provider are one there, so that nobody is guessed. */
const rolesInPlan: Readonly<Record<string, string>> = {
  'partner-pm': 'pm',
  'partner-developer': 'dev',
  'partner-qa': 'qa',
};

function namesOf({ assessment: { plan } }: Answered, role: string): string {
  const owners = Object.values(plan).filter(
    ({ ownerRole }) => ownerRole !== undefined && ownerRole === rolesInPlan[role],
  );
  return [...new Set(owners.flatMap(({ ownerName }) => ownerName ?? []))].sort().join('\n');
}

function team({ process }: Material, answered: Answered): Block[] {
  return [
    section('5 Team'),
    form(
      ['Role', 'Side', 'Does', 'Name and email'],
      process.roles.map(({ id, title, side, does }) => [title, side, does, namesOf(answered, id)]),
    ),
  ];
}

function deliverables({ process }: Material, answered: Answered): Block[] {
  const phases = [...process.phases, process.complianceLane];
  return [
    section('6 Deliverables and dates'),
    form(
      ['Phase', 'Deliverable', 'From', 'Date', 'Where it is'],
      phases.flatMap((phase) =>
        phase.deliverables.map(({ id, text: name, by }) => {
          const subject = `deliverable:${phase.id}.${id}`;
          return [phase.title, name, by, dueOf(answered, subject), placeOf(answered, subject)];
        }),
      ),
    ),
    section('7 Sequence diagrams'),
    text('Put in one diagram for each common scenario. Start with these:'),
    list(['Guest purchase', 'Registered purchase', 'Declined payment', 'Fulfillment and cancellation', 'Refund']),
  ];
}

/** What both sides agree on in the planning phase. */
export function implementationDocument(material: Material, answered: Answered = nothingAnswered): TakeAway {
  const title = 'Implementation document';
  return {
    name: 'implementation-document',
    title,
    blocks: [
      ...cover(
        title,
        'Fill this in before you build, and agree on it with the provider. Keep it true until you hand over.',
        answered,
      ),
      ...scope(material, answered),
      ...payments(material, answered),
      ...departures(material, answered),
      ...team(material, answered),
      ...deliverables(material, answered),
    ],
  };
}
