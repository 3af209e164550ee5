/** What an IP address is good for, after the IANA special-purpose registries (RFC 6890 and its updates). */
export type AddressKind =
  | 'public'
  | 'documentation'
  | 'private'
  | 'loopback'
  | 'link-local'
  | 'multicast'
  | 'reserved'
  | 'invalid';

/** An address as a number: one of IPv4 fits into an ordinary one, which is compared much faster. */
type Address = { bits: 32; value: number } | { bits: 128; value: bigint };

type Range = Address & {
  length: number;
  kind: AddressKind;
};

/** The first range that holds an address decides, so exceptions stand before the block they are cut from. */
const ranges: Range[] = (
  [
    ['192.0.0.9/32', 'public'],
    ['192.0.0.10/32', 'public'],
    ['0.0.0.0/8', 'reserved'],
    ['10.0.0.0/8', 'private'],
    ['100.64.0.0/10', 'private'],
    ['127.0.0.0/8', 'loopback'],
    ['169.254.0.0/16', 'link-local'],
    ['172.16.0.0/12', 'private'],
    ['192.0.0.0/24', 'reserved'],
    ['192.0.2.0/24', 'documentation'],
    ['192.88.99.0/24', 'reserved'],
    ['192.168.0.0/16', 'private'],
    ['198.18.0.0/15', 'reserved'],
    ['198.51.100.0/24', 'documentation'],
    ['203.0.113.0/24', 'documentation'],
    ['224.0.0.0/4', 'multicast'],
    ['240.0.0.0/4', 'reserved'],
    ['0.0.0.0/0', 'public'],
    ['::1/128', 'loopback'],
    ['fe80::/10', 'link-local'],
    ['fc00::/7', 'private'],
    ['ff00::/8', 'multicast'],
    ['2001:1::1/128', 'public'],
    ['2001:1::2/128', 'public'],
    ['2001:3::/32', 'public'],
    ['2001:4:112::/48', 'public'],
    ['2001:20::/28', 'public'],
    ['2001:30::/28', 'public'],
    ['2001::/23', 'reserved'],
    ['2001:db8::/32', 'documentation'],
    ['2002::/16', 'reserved'],
    ['3fff::/20', 'documentation'],
    ['2000::/3', 'public'],
    ['::/0', 'reserved'],
  ] as const
).map(([cidr, kind]) => range(cidr, kind));

function range(cidr: string, kind: AddressKind): Range {
  const [start = '', length = ''] = cidr.split('/');
  const parsed = parse(start);
  if (!parsed) throw new Error(`${cidr} is no address range`);
  return { ...parsed, length: Number(length), kind };
}

/** Of an IPv4 address in the notation of IPv6, what the IPv4 address is good for. */
export function addressKind(text: string): AddressKind {
  const address = parse(text);
  if (!address) return 'invalid';
  return ranges.find((candidate) => holds(candidate, address))?.kind ?? 'reserved';
}

function holds(range: Range, address: Address): boolean {
  if (range.bits === 32) {
    if (address.bits !== 32) return false;
    const block = 2 ** (32 - range.length);
    return Math.floor(range.value / block) === Math.floor(address.value / block);
  }
  if (address.bits !== 128) return false;
  const host = BigInt(128 - range.length);
  return range.value >> host === address.value >> host;
}

function parse(text: string): Address | null {
  const v4 = parseV4(text);
  if (v4 !== null) return { bits: 32, value: v4 };
  const v6 = parseV6(text);
  if (v6 === null) return null;
  return isMapped(v6) ? { bits: 32, value: Number(v6 & 0xffffffffn) } : { bits: 128, value: v6 };
}

/** RFC 4291 section 2.5.5.2: the first 80 bits are 0, the next 16 are 1. */
function isMapped(value: bigint): boolean {
  return value >> 32n === 0xffffn;
}

/** True of an IPv4 address in the notation of IPv6, such as `::ffff:8.8.8.8`: so Node's sockets name an IPv4 client. */
export function isMappedAddress(text: string): boolean {
  if (!text.includes(':')) return false;
  const v6 = parseV6(text);
  return v6 !== null && isMapped(v6);
}

/** Four decimal numbers without leading zeros: some readers take those for octal. */
function parseV4(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((value, part) => value * 256 + Number(part), 0);
}

/** RFC 4291 section 2.2, with `::` at most once and an IPv4 tail allowed. Zone ids and brackets are not part of an address. */
function parseV6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head, tail] = halves.map((half, index) => groups(half, index === halves.length - 1));
  if (!head || (halves.length === 2 && !tail)) return null;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const all = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])];
  return all.reduce((value, group) => value * 65536n + group, 0n);
}

function groups(half: string, last: boolean): bigint[] | null {
  if (half === '') return [];
  const parts = half.split(':');
  const v4 = last ? parseV4(parts.at(-1) ?? '') : null;
  const hex = v4 === null ? parts : parts.slice(0, -1);
  if (!hex.every((part) => /^[\da-f]{1,4}$/i.test(part))) return null;
  const values = hex.map((part) => BigInt(`0x${part}`));
  return v4 === null ? values : [...values, BigInt(v4 >>> 16), BigInt(v4 & 0xffff)];
}
