import { expect, test } from 'vitest';
import { decodeCall, decodeReply, decodeWire, encodeCall, encodeWire, plainBase64 } from '../../shared/wire.ts';

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
