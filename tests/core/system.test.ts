import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TABLES } from '../../shared/tables.ts';
import { VERSION } from '../../electron/version.ts';
import { freshProfile, makeCore, type TestCore } from '../support/make-core.ts';

const postgres = process.env['HPP_DIALECT'] === 'postgres';

let folder: string;
let it: TestCore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-system-'));
  it = await makeCore({
    profile: postgres ? await freshProfile() : { kind: 'sqlite', path: join(folder, 'partnership.hpp') },
  });
});
afterEach(async () => {
  await it.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the system', () => {
  test('says what is open, without a password', async () => {
    const about = await it.api.system.about({});
    expect(about).toMatchObject({ version: VERSION, database: postgres ? 'postgres' : 'sqlite', actor: 'Sam Officer' });
    if (postgres) {
      expect(about.path).toBeNull();
      expect(about.name).toMatch(/^[\w.:]+\/hpp_[0-9a-f]+$/);
    } else {
      expect(about).toMatchObject({ name: 'partnership.hpp', path: join(folder, 'partnership.hpp') });
    }
  });

  test('checks the database and counts its records, without those in the bin', async () => {
    const { api } = it;
    const made = await api.people.create({ name: 'Ann Lee' });
    await api.people.create({ name: 'Bob Hay' });
    await api.people.remove({ id: made.id, version: 1 });
    const check = await api.system.check({});
    expect(check).toMatchObject({ ok: true, findings: [], records: { person: 1, organisation: 0 } });
    expect(Object.keys(check.records).toSorted()).toEqual(Object.keys(TABLES).toSorted());
  });

  test('says what became of a command by its id', async () => {
    await it.core.dispatch({ method: 'people.create', input: { name: 'Ann Lee' }, commandId: 'c-1' });
    expect(await it.api.system.outcome({ commandId: 'c-1' })).toMatchObject({ saved: true, label: 'Add Ann Lee' });
    expect(await it.api.system.outcome({ commandId: 'c-2' })).toMatchObject({ saved: false });
  });

  test.skipIf(postgres)('copies a file that is in use, and the copy opens', async () => {
    const { api } = it;
    await api.people.create({ name: 'Ann Lee' });
    const target = join(folder, 'copy.hpp');
    expect(await api.system.backup({ path: target })).toEqual({ path: target });
    await api.people.create({ name: 'Bob Hay' });
    const { path } = await api.system.backup({});
    expect(existsSync(path)).toBe(true);
    expect(basename(path)).toMatch(/by hand\.hpp$/);

    const copy = await makeCore({ profile: { kind: 'sqlite', path: target } });
    try {
      expect((await copy.api.people.list({})).map((row) => row.name)).toEqual(['Ann Lee']);
      expect((await copy.api.history.undoState({})).undo?.label).toBe('Add Ann Lee');
    } finally {
      await copy.close();
    }
  });

  test.skipIf(!postgres)('leaves backing up a server to its administrators', async () => {
    await expect(it.api.system.backup({})).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('answers a method it doesn’t know as an error', async () => {
    for (const method of ['system.nothing', 'nothing.about', 'system', 'constructor.name', 'system.__proto__']) {
      expect(await it.core.dispatch({ method, input: {} })).toMatchObject({ ok: false, error: { code: 'not_found' } });
    }
  });
});
