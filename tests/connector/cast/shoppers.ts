/** Who buys: everybody has an address, a browser and a habit of their own. */
import type { Shopper } from '../connector/sale';

const person = (
  id: string,
  firstName: string,
  lastName: string,
  rest: Omit<Shopper, 'id' | 'firstName' | 'lastName'>,
): Shopper => ({
  id,
  firstName,
  lastName,
  ...rest,
});

const america = { locale: 'en_US', currency: 'USD', pricesIncludeTax: false } as const;
const euro = { currency: 'EUR', pricesIncludeTax: true } as const;

const us = (line1: string, city: string, state: string, postalCode: string) => ({
  ...america,
  address: { line1, city, state, postalCode, country: 'US' },
});
const eu = (country: string, locale: string, line1: string, city: string, postalCode: string) => ({
  ...euro,
  locale,
  address: { line1, city, postalCode, country },
});

export const ada = person('K-1001', 'Ada', 'Byrne', {
  ...us('814 Nicollet Mall', 'Minneapolis', 'MN', '55401'),
  email: 'ada.byrne@mail.example',
  phone: '612-555-0141',
  ip: '24.118.7.31',
});
export const ben = person('K-1002', 'Ben', 'Castle', {
  ...us('2480 Grand Concourse', 'New York', 'NY', '10460'),
  email: 'castle.ben@post.example',
  phone: '718-555-0122',
  ip: '68.173.44.9',
});
export const cleo = person('K-1003', 'Cleo', 'Dunn', {
  ...us('131 N 9th Street', 'Lincoln', 'NE', '68501'),
  email: 'cleo@dunn.example',
  phone: '402-555-0163',
  ip: '98.168.23.201',
});
export const dora = person('K-1004', 'Dora', 'Ernst', {
  ...eu('DE', 'de_DE', 'Hauptstrasse 1', 'Berlin', '10115'),
  email: 'dora.ernst@post.example',
  phone: '+49 30 5550117',
  ip: '84.152.19.44',
});
export const emil = person('K-1005', 'Emil', 'Faber', {
  ...eu('NL', 'nl_NL', 'Kruisweg 750', 'Hoofddorp', '2132 NG'),
  email: 'emil@faber.example',
  phone: '+31 23 5550180',
  ip: '77.162.88.12',
});
export const fay = person('K-1006', 'Fay', 'Grant', {
  email: 'fay.grant@mail.example',
  phone: '+44 20 5550136',
  ip: '86.14.201.77',
  locale: 'en_GB',
  currency: 'GBP',
  pricesIncludeTax: true,
  address: { line1: '12 Chapel Street', city: 'London', postalCode: 'NW1 5DH', country: 'GB' },
});
/** Pays duties with the order. */
export const gilles = person('K-1007', 'Gilles', 'Hebert', {
  email: 'gilles.hebert@courriel.example',
  phone: '514-555-0175',
  ip: '70.81.129.5',
  locale: 'fr_CA',
  currency: 'CAD',
  pricesIncludeTax: false,
  address: { line1: '1400 Rue Crescent', city: 'Montreal', state: 'QC', postalCode: 'H3H 2P2', country: 'CA' },
});
export const hana = person('K-1008', 'Hana', 'Ito', {
  email: 'hana.ito@post.example',
  phone: '+81 45 5550190',
  ip: '126.72.14.150',
  locale: 'ja_JP',
  currency: 'JPY',
  pricesIncludeTax: true,
  address: { line1: '1-2 Marunouchi', city: 'Tokyo', postalCode: '100-0005', country: 'JP' },
});
export const iris = person('K-1009', 'Iris', 'Jardim', {
  email: 'iris.jardim@mail.example',
  phone: '+55 81 55501234',
  ip: '177.18.90.33',
  locale: 'pt_BR',
  currency: 'BRL',
  pricesIncludeTax: false,
  address: {
    line1: '10 Rua da Aurora',
    city: 'Recife',
    state: 'PE',
    postalCode: '50050-000',
    country: 'BR',
  },
  neighborhood: 'Boa Vista',
});
export const library = person('K-2001', 'Jo', 'Keane', {
  ...us('300 Nicollet Mall', 'Minneapolis', 'MN', '55401'),
  email: 'purchasing@byron-library.example',
  phone: '612-555-0108',
  ip: '64.118.200.14',
  company: 'Byron Library',
});
export const studio = person('K-2002', 'Lena', 'Marx', {
  ...eu('DE', 'de_DE', 'Elbchaussee 22', 'Hamburg', '20354'),
  email: 'einkauf@studio-marx.example',
  phone: '+49 40 5550155',
  ip: '91.33.6.250',
  company: 'Studio Marx GmbH',
});
export const nora = person('K-1010', 'Nora', 'Olsen', {
  ...eu('DK', 'da_DK', 'Strandvejen 5', 'Copenhagen', '2100'),
  email: 'nora.olsen@post.example',
  phone: '+45 55501166',
  ip: '80.62.117.90',
});
export const otto = person('K-1011', 'Otto', 'Pohl', {
  ...eu('AT', 'de_AT', 'Ringstrasse 14', 'Vienna', '1010'),
  email: 'otto@pohl.example',
  phone: '+43 1 5550177',
  ip: '178.191.43.8',
});
export const pia = person('K-1012', 'Pia', 'Quint', {
  ...eu('FR', 'fr_FR', '8 Rue Oberkampf', 'Paris', '75011'),
  email: 'pia.quint@courriel.example',
  phone: '+33 1 55501188',
  ip: '90.63.210.17',
});

/** The same shopper with a tag in the email that tells the sandbox what becomes of the order. */
export function tagged(shopper: Shopper, tag: string): Shopper {
  const [name, host] = shopper.email.split('@');
  return { ...shopper, email: `${name}+${tag}@${host}` };
}
