import { expect, test } from 'vitest';
import { decodeCall, decodeReply, decodeWire, encodeCall, encodeReply, encodeWire } from '../../shared/wire.ts';
import { plainBase64 } from '../../shared/base64.ts';

const bytesOf = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => (at * 37 + 11) % 256);

test('base64 is what everybody else writes', () => {
  for (const length of [0, 1, 2, 3, 4, 255, 24_575, 24_576, 24_577, 100_001]) {
    const bytes = bytesOf(length);
    const text = plainBase64.encode(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64'));
    expect(Buffer.from(plainBase64.decode(text)).equals(Buffer.from(bytes))).toBe(true);
  }
});

test('values come back as they were, bytes and odd keys included', () => {
  const value = {
    ok: true,
    data: {
      bytes: bytesOf(10),
      list: [bytesOf(0), { deep: bytesOf(3) }, null, 'text', 1.5, false],
      person: { $bytes: 'not bytes', $$bytes: 'nor these', bytes: 'x', __proto__x: 1 },
    },
  };
  expect(decodeWire(encodeWire(value))).toEqual(value);
});

test('a view into a larger buffer sends only its part', () => {
  const part = bytesOf(100).subarray(10, 20);
  expect(decodeWire(encodeWire({ part }))).toEqual({ part: Uint8Array.from(part) });
});

test('a reply without bytes is plain JSON', () => {
  const reply = { ok: true, data: [{ name: 'Ash Road', totalBytes: 3 }] };
  expect(encodeWire(reply)).toBe(JSON.stringify(reply));
  expect(encodeReply({ ok: true, data: reply.data })).toBe(JSON.stringify(reply));
  expect(decodeReply(JSON.stringify(reply))).toEqual(reply);
});

test('a key called __proto__ is a key, not a prototype', () => {
  const read = decodeWire('{"a":{"__proto__":{"evil":true}},"b":{"$bytes":""}}') as { a: object };
  expect(Object.getPrototypeOf(read.a)).toBe(Object.prototype);
  expect('evil' in read.a).toBe(false);
});

test('calls carry input and commandId, their method is in the path', () => {
  const call = { method: 'a.b', input: { file: bytesOf(5) }, commandId: 'x' };
  expect(decodeCall('a.b', encodeCall(call))).toEqual(call);
  expect(decodeCall('a.b', encodeCall({ method: 'a.b', input: {} }))).toEqual({ method: 'a.b', input: {} });
});

test('what is no call or reply is refused', () => {
  for (const text of ['', '[]', 'null', '"x"', '{"commandId":1}']) expect(() => decodeCall('a.b', text)).toThrow(SyntaxError);
  for (const text of ['', '[]', 'null', '{}', '<html>']) expect(() => decodeReply(text)).toThrow(SyntaxError);
});

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `row ${at}`,
    name: at % 2 === 0 ? 'Ash Road “2”' : '',
    homes: at % 3 === 0 ? null : at,
    years: Array.from({ length: at % 4 }, (__, year) => ({ year: 2026 + year, promised: at })),
    tags: at % 5 === 0 ? ['a', { deep: [{ x: 1 }, { x: 2 }] }] : [],
    names: at % 7 === 0 ? { ownerPersonId: 'Ann Lee' } : {},
  }));

test.each([0, 1, 19, 20, 21, 500])('a list of %i rows comes back as it was, and a long one names its fields once', (count) => {
  const reply = { ok: true as const, data: { rows: rows(count), total: count }, reads: ['site'] };
  const text = encodeReply(reply);
  expect(decodeReply(text)).toEqual(reply);
  expect(text.match(/"promised"/g)?.length ?? 0).toBeLessThanOrEqual(count < 20 ? 30 : 1);
  if (count === 500) expect(text.length).toBeLessThan(JSON.stringify(reply).length * 0.6);
});

test('rows that differ, odd keys and bytes within long lists come back as they were', () => {
  const list = rows(40) as object[];
  const odd: unknown[] = [
    [...list, { id: 'one field more', more: 1 }],
    [...list, null],
    [...list, 'text', 5],
    list.map((row, at) => ({ ...row, ...(at === 39 ? { homes: undefined } : {}) })),
    list.map((row) => ({ ...row, file: bytesOf(3) })),
    list.map((row) => ({ ...row, $: 'a dollar', $$: 2, $bytes: 'none', $shapes: [], of: [1], $$shapes: 'x' })),
    list.map((row) => ({ row: { $: row } })),
    list.map((_, at) => ({ stage: at % 3 === 0 ? null : 'idea', mixed: at % 2 ? 'a' : 1, late: at > 30 ? 5 : 'x', none: null })),
    [list, list],
    Array.from({ length: 30 }, () => ({})),
    Array.from({ length: 30 }, () => []),
  ];
  for (const data of odd) expect(decodeReply(encodeReply({ ok: true, data }))).toEqual({ ok: true, data });
});

test('a packed reply that is cut, or means a prototype, is refused', () => {
  for (const text of [
    '{"$shapes":[["id"]],"$":{"ok":true,"data":{"$":1,"of":["a"]}}}',
    '{"$shapes":[["id","name"]],"$":{"ok":true,"data":{"$":0,"of":["a"]}}}',
    '{"$shapes":[[]],"$":{"ok":true,"data":{"$":0,"of":["a"]}}}',
    '{"$shapes":[["__proto__"]],"$":{"ok":true,"data":{"$":0,"of":[{}]}}}',
    '{"$shapes":"no","$":{"ok":true}}',
    '{"$shapes":[["id"]],"$":{"ok":true,"data":{"$":0,"of":[3],"in":{"0":["a"]}}}}',
    '{"$shapes":[["id"]],"$":{"ok":true,"data":{"$":0,"of":[0],"in":{"0":[{}]}}}}',
  ])
    expect(() => decodeReply(text)).toThrow(SyntaxError);
});

test('a call is never unpacked', () => {
  const body = '{"input":{"list":{"$":0,"of":["a"]}}}';
  expect(decodeCall('a.b', body).input).toEqual({ list: { $: 0, of: ['a'] } });
});
