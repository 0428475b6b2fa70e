import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract.ts';
import { accountActor } from '../../electron/core/actor.ts';
import { program } from '../../electron/program.ts';
import { createWorkspace } from '../../electron/workspace/create-workspace.ts';
import { NO_DATES, TYPED_DATES } from '../support/typed-dates.ts';
import { NO_NUMBERS, TYPED_NUMBERS } from '../support/typed-numbers.ts';

const HERE = import.meta.dirname;
const CLI = resolve(HERE, '../../electron/cli.ts');
/** Starts the process on the table's day. */
const FIXED_DAY = resolve(HERE, '../screenshots/fixed-day.mjs');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'hpp-one-reader-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Net homes may be lost, where the grid's figures start at nought. */
const LOST = new Map([
  ['-3', -3],
  ['(3)', -3],
  ['−3', -3],
  ['-1,000', -1000],
]);

const quoted = (text: string): string => `"${text}"`;

test('the command line reads every typed date and number as the fields do', { timeout: 240_000 }, async () => {
  const dates = [...TYPED_DATES, ...NO_DATES.map(([text]) => [text, 'refused'] as const)];
  const numbers = [...TYPED_NUMBERS, ...NO_NUMBERS.map(([text]) => [text, 'refused'] as const)];
  const row = (reference: string, date: string, homes: string): string =>
    `,${reference},Ash Road,permissioned,${quoted(date)},${quoted(homes)}`;
  const lines = [
    'OrganisationURI,SiteReference,SiteNameAddress,PlanningStatus,FirstAddedDate,NetDwellingsRangeFrom',
    ...dates.map(([text], at) => row(`D${at}`, text, '1')),
    ...numbers.map(([text], at) => row(`N${at}`, '2026-01-01', text)),
  ];
  const file = join(folder, 'register.csv');
  const target = join(folder, 'north.hpp');
  writeFileSync(file, lines.join('\r\n'));
  const args = [
    '--import',
    FIXED_DAY,
    CLI,
    'import',
    'brownfield',
    '--db',
    target,
    '--file',
    file,
    '--register',
    'Rivermere',
    '--answers',
    'proposed',
    '--skip-problems',
    '--json',
  ];
  const env = { ...process.env, HPP_DATA_DIR: join(folder, 'data'), HPP_ACTOR: 'Sam Officer', DISPLAY: '', NODE_OPTIONS: '' };
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  expect(stderr).not.toContain('internal');
  const { problems } = JSON.parse(stdout) as { problems: { row: number; severity: string; column: string; message: string }[] };
  const workspace = await createWorkspace({ target, dataDir: join(folder, 'data'), actor: accountActor('Sam Officer'), program });
  const api = createApi<AppContract>({ call: (call) => workspace.dispatch(call), onChange: () => () => {} });
  const sites = new Map((await api.sites.list({})).rows.map((site) => [site.reference, site]));
  await workspace.close();
  const saysNo = new Set(
    problems
      .filter(({ message }) => /isn’t|is before|is less|is a percentage|could be|names another|is too/.test(message))
      .map(({ row }) => row),
  );
  const answers = [
    ...dates.map(([text], at) => [text, saysNo.has(at + 2) ? 'refused' : sites.get(`D${at}`)?.firstAddedOn]),
    ...numbers.map(([text], at) => [text, saysNo.has(dates.length + at + 2) ? 'refused' : sites.get(`N${at}`)?.homesFrom]),
  ];
  expect(answers).toEqual([...dates, ...numbers].map(([text, value]) => [text, LOST.get(text) ?? value]));
});
