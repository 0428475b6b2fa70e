import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeptTexts } from '../../electron/workspace/kept-texts.ts';
import { startKeeping } from '../../renderer/api/kept.ts';

let folder: string;
let stop: () => Promise<void> = async () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-keeping-'));
  localStorage.clear();
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

const keeper = () => {
  const texts = new KeptTexts(folder);
  return { kept: async () => texts.all(), keep: ({ key, value }: { key: string; value: string | null }) => texts.set(key, value) };
};

test('what a page kept is there for a page at another address, and nothing but ours is kept', async () => {
  stop = await startKeeping(keeper());
  localStorage.setItem('hpp-preferences', '{"role":"officer"}');
  localStorage.setItem('hpp.grid.homes', '[{"id":"name","width":320}]');
  localStorage.setItem('hpp-minutes-7', '{"text":"not saved yet"}');
  localStorage.setItem('others', 'x');
  await vi.waitFor(() => expect(Object.keys(new KeptTexts(folder).all())).toHaveLength(3), { timeout: 10_000 });
  localStorage.removeItem('hpp-minutes-7');
  await stop();
  // Another port: a storage of its own, with what an earlier start left there.
  localStorage.clear();
  localStorage.setItem('hpp-preferences', '{"role":"chair"}');
  localStorage.setItem('hpp-minutes-9', 'of another day');
  stop = await startKeeping(keeper());
  expect(localStorage.getItem('hpp-preferences')).toBe('{"role":"officer"}');
  expect(localStorage.getItem('hpp.grid.homes')).toContain('320');
  expect(localStorage.getItem('hpp-minutes-7')).toBeNull();
  expect(localStorage.getItem('hpp-minutes-9')).toBeNull();
});

test('what can’t be kept now is kept as soon as it can, and the page goes on without', async () => {
  const real = keeper();
  let broken = true;
  stop = await startKeeping({ ...real, keep: (input) => (broken ? Promise.reject(new Error('full')) : real.keep(input)) });
  localStorage.setItem('hpp-preferences', '{}');
  await new Promise((resolve) => setTimeout(resolve, 700));
  broken = false;
  await vi.waitFor(() => expect(new KeptTexts(folder).all()).toEqual({ 'hpp-preferences': '{}' }), { timeout: 10_000 });
  await stop();
  stop = await startKeeping({ ...real, kept: () => Promise.reject(new Error('offline')) });
  expect(localStorage.getItem('hpp-preferences')).toBe('{}');
});
