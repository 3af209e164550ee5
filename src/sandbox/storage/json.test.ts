import { describe, expect, it } from 'vitest';
import { jsonOfAnswer, jsonOfWritten } from './json';

const object = { id: 'order-1', note: 'says "data"', items: [{ id: 'item-1' }] };

describe('the JSON of documents', () => {
  it('is that of an event too, whose object was written before', () => {
    expect(jsonOfWritten(object)).toBe(JSON.stringify(object));
    const previousAttributes = { note: null };
    const event = { id: 'event-1', data: { object, previousAttributes }, liveMode: false };
    expect(JSON.parse(jsonOfWritten(event))).toEqual(event);
    expect(JSON.parse(jsonOfWritten({ data: { object } }))).toEqual({ data: { object } });
  });

  it('is that of a page of them', () => {
    const page = { hasMore: true, data: [object, { id: 'order-2' }] };
    expect(JSON.parse(jsonOfAnswer(page))).toEqual(page);
    expect(JSON.parse(jsonOfAnswer({ data: [] }))).toEqual({ data: [] });
  });
});
