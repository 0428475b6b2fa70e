import { expect, test } from 'vitest';
import { z } from 'zod';
import { room, join } from '../../shared/room.ts';
import { query } from '../../shared/rpc.ts';
import { table, text } from '../../shared/table.ts';

const method = query(z.object({}), z.string());
const NOTE = table({ label: 'Note', needs: 'notes.edit', sort: 'title', search: ['title'], columns: { title: text('Title') } });

test('what rooms declare is joined, each by its name', () => {
  const notes = room({ contract: { notes: { list: method } }, tables: { note: NOTE } });
  const logs = room({ contract: { logs: { list: method } }, tables: {} });
  expect(join({ notes, logs }, 'contract')).toEqual({ notes: { list: method }, logs: { list: method } });
  expect(join({ notes, logs }, 'tables')).toEqual({ note: NOTE });
});

test('a name that two rooms give is refused, with the room and the name', () => {
  const notes = room({ contract: { notes: { list: method } }, tables: { note: NOTE } });
  const copy = room({ contract: { notes: { get: method } }, tables: { note: NOTE } });
  expect(() => join({ notes, copy }, 'contract')).toThrow('copy declares “notes”, which another room has already.');
  expect(() => join({ notes, copy }, 'tables')).toThrow('copy declares “note”, which another room has already.');
});
