import { expect, it } from 'vitest';
import { storeZip } from '../../electron/tabular/zip-store.ts';
import { inflateEntries, zipEntries } from '../../electron/tabular/zip-entries.ts';

it('keeps every part under its own name, in order, through the reader’s own checks', () => {
  const names = ['mimetype', '__proto__', 'constructor', '1', '0', 'xl/é£.xml', 'empty.xml'];
  const parts = new Map(names.map((name) => [name, Buffer.from(name === 'empty.xml' ? '' : `<a>${name}</a>`)]));
  const zip = storeZip(parts);
  const entries = zipEntries(zip);
  expect(entries.map((entry) => [entry.name, entry.method])).toEqual(names.map((name) => [name, 0]));
  expect([...inflateEntries(zip, entries)]).toEqual([...parts]);
});
