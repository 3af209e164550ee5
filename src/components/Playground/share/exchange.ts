/** Gives a call away and takes one in. Loaded when either happens, for it knows the contract's examples. */
import contract from '../../../generated/contract/document.json';
import { cards } from '../../../generated/reference/cards';
import { scenarios } from '../../../guides/scenarios';
import { longestLink } from '../../../links/packed';
import { hashOf } from '../operations/address';
import { sampleIds } from '../preparation/samples';
import { readFile, toFile } from './callFile';
import { decodeForm, encodeForm, type Read } from './link';
import { type Gaps, type SharedCall, toOpen, toShare } from './sharedCall';

const given = (call: SharedCall): SharedCall => toShare(call, sampleIds(contract, call.operationId));

/** The address that opens a call; a problem where it would be too long to pass on. */
export function linkOf(call: SharedCall, tag: string, page: string): Read<string> {
  const link = `${page}${hashFor(given(call), tag)}`;
  if (link.length <= longestLink) return { ok: true, value: link };
  const [has, may] = [link.length, longestLink].map((length) => length.toLocaleString('en'));
  const problem = `This call makes a link of ${has} characters, and programs that pass links on cut them at ${may} or before. Save it as a file instead.`;
  return { ok: false, problem };
}

export function fileOf(call: SharedCall): string {
  return toFile(given(call));
}

function hashFor({ operationId, form, scenario }: SharedCall, tag: string): string {
  return `${hashOf(tag, operationId)}?call=${encodeForm({ ...form, scenario })}`;
}

/** The part of the address that opens what a file holds, on this page. However long it is, it goes nowhere. */
export function hashOfFile(
  text: string,
  name: string,
  tagOf: (operationId: string) => string | undefined,
): Read<string> {
  const read = readFile(text, name);
  if (!read.ok) return read;
  const tag = tagOf(read.value.operationId);
  if (tag !== undefined) return { ok: true, value: hashFor(read.value, tag) };
  const problem = `“${name}” cannot be opened: this API has no operation ${read.value.operationId}. The form is as it was.`;
  return { ok: false, problem };
}

export function opened(operationId: string, text: string): Read<SharedCall & { gaps: Gaps }> {
  const read = decodeForm(text);
  if (!read.ok) return read;
  const card = { number: cards[0]?.number ?? '', cvv: '123' };
  const { scenario, ...form } = read.value;
  const known = scenarios.find(({ id }) => id === scenario)?.id;
  return { ok: true, value: { ...toOpen({ operationId, form }, card), scenario: known } };
}
