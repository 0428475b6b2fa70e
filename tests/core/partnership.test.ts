import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

describe('the partnership', () => {
  test('is started once, with five years from this one, and edited', async () => {
    const { api } = it;
    expect(await api.partnership.get({})).toBeNull();
    const started = await api.partnership.start({ name: 'Rivermere Housing Partnership' });
    expect(started).toMatchObject({
      name: 'Rivermere Housing Partnership',
      area: '',
      purpose: '',
      firstYear: 2026,
      lastYear: 2030,
      sample: null,
      version: 1,
    });
    expect(await api.partnership.get({})).toEqual(started);
    await expect(api.partnership.start({ name: 'Another' })).rejects.toMatchObject({ code: 'duplicate' });

    const edited = await api.partnership.update({
      id: started.id,
      version: 1,
      changes: { area: 'Rivermere', lastYear: 2035 },
    });
    expect(edited).toEqual({ ...started, area: 'Rivermere', lastYear: 2035, version: 2 });
    await expect(api.partnership.update({ id: started.id, version: 1, changes: { area: 'Elsewhere' } })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('keeps years that were given, and starts the year on 1 April', async () => {
    const startedAt = async (instant: string, given: { firstYear?: number } = {}) => {
      const own = await makeCore();
      own.at(instant);
      const partnership = await own.api.partnership.start({ name: 'Rivermere', ...given });
      await own.close();
      return partnership;
    };
    expect(await startedAt('2027-03-31T22:00:00.000Z', { firstYear: 2020 })).toMatchObject({ firstYear: 2020, lastYear: 2024 });
    expect(await startedAt('2027-03-31T22:00:00.000Z')).toMatchObject({ firstYear: 2026 });
    expect(await startedAt('2027-03-31T23:30:00.000Z')).toMatchObject({ firstYear: 2027 });
  });

  test('needs a name', async () => {
    await expect(it.api.partnership.start({ name: '  ' })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['name'], message: 'Enter some text.' }] },
    });
  });
});
