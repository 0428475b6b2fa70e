import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AREAS, mayImport, mayUse } from '../../scripts/lint/areas.ts';
import { RESTRICTIONS } from '../../scripts/lint/overrides.ts';
import { GRANTS } from './grants.ts';
import { lintPlanted } from './planting.ts';

const RESTRICTED = 'eslint(no-restricted-imports)';
const CIRCLE = 'import(no-cycle)';
const ENGLISH = 'react(jsx-no-literals)';

/** What stands where, and what it imports. */
type Import = [kind: string, folder: string, specifier: string];

const FORBIDDEN: Import[] = [
  ['screens the electron package', 'renderer/work', 'electron'],
  ['screens Node', 'renderer/features/sites', 'node:fs'],
  ['screens Node without its prefix', 'renderer/api', 'fs'],
  ['screens the core', 'renderer/features/sites', '../../../electron/core/write.ts'],
  ['a room of screens another room', 'renderer/features/sites', '../actions/ActionsGrid.tsx'],
  ['a room of screens another room by a long way', 'renderer/features/sites', '../../features/actions/ActionsGrid.tsx'],
  ['a room of screens another room by turning back', 'renderer/features/sites', './../actions/ActionsGrid.tsx'],
  ['a folder in a room of screens another room', 'renderer/features/sites/map', '../../actions/ActionsGrid.tsx'],
  ['a room of screens its registry', 'renderer/features/sites', '../index.ts'],
  ['a room of screens the frame', 'renderer/features/sites', '../../frame/nav.ts'],
  ['a room of screens AG Grid', 'renderer/features/sites', 'ag-grid-react'],
  ['what screens use a room of screens', 'renderer/work', '../features/sites/SitesPage.tsx'],
  ['what screens use the rooms', 'renderer/work', '../features/index.ts'],
  ["what screens use a room's contract", 'renderer/work', '../../shared/features/sites/contract.ts'],
  ['what screens use the frame', 'renderer/work', '../frame/nav.ts'],
  ['the frame a room past its manifest', 'renderer/frame', '../features/sites/SitesPage.tsx'],
  ['components what screens use', 'renderer/ui', '../work/act.ts'],
  ['components the contract by its client', 'renderer/ui', '../api/query.tsx'],
  ['components a room of screens', 'renderer/ui', '../features/sites/SitesPage.tsx'],
  ["components a room's contract", 'renderer/ui/form', '../../../shared/features/sites/contract.ts'],
  ['components AG Grid', 'renderer/ui', 'ag-grid-community'],
  ['the grid AG Grid Enterprise', 'renderer/ui/grid', 'ag-grid-enterprise'],
  ['the grid a room of screens', 'renderer/ui/grid', '../../features/sites/SitesPage.tsx'],
  ['words components', 'renderer/words', '../ui/Button.tsx'],
  ['the contract the electron package', 'shared', 'electron'],
  ['the contract Node', 'shared', 'node:path'],
  ['the contract React', 'shared/domain', 'react'],
  ['the contract a database', 'shared/features/sites', 'kysely'],
  ['the contract the core', 'shared', '../electron/core/write.ts'],
  ['the contract screens', 'shared/features/sites', '../../../renderer/words/t.ts'],
  ["a room's contract another's", 'shared/features/sites', '../actions/contract.ts'],
  ["a room's contract the whole contract", 'shared/features/sites', '../../contract.ts'],
  ["the contract's mechanism a room", 'shared', './features/sites/contract.ts'],
  ['rules without an owner a room', 'shared/domain', '../features/sites/codes.ts'],
  ['the core a room', 'electron/core', '../features/sites/queries.ts'],
  ['the core all rooms', 'electron/core', '../features/index.ts'],
  ['the core what a room is', 'electron/core', '../rooms/import-kind.ts'],
  ["the core a room's contract", 'electron/core', '../../shared/features/sites/contract.ts'],
  ['the core the electron package', 'electron/core', 'electron'],
  ['the core a driver', 'electron/core', 'pg'],
  ['the core a host', 'electron/core', '../http/listener.ts'],
  ['the database the core', 'electron/db', '../core/write.ts'],
  ['the database a room', 'electron/db/migrations', '../../features/partnership/0001-initial.ts'],
  ['tables the core', 'electron/tabular', '../core/write.ts'],
  ['tables the database', 'electron/tabular', '../db/connect.ts'],
  ['workbooks the core', 'electron/workbook', '../core/write.ts'],
  ['workbooks the database', 'electron/workbook', '../db/connect.ts'],
  ['what a room is a room', 'electron/rooms', '../features/sites/queries.ts'],
  ['a room another room', 'electron/features/sites', '../actions/queries.ts'],
  ['a folder in a room another room', 'electron/features/partners/people', '../../actions/queries.ts'],
  ['a room its registry', 'electron/features/sites', '../index.ts'],
  ['a room the window', 'electron/features/sites', '../../window/host.ts'],
  ['a room the listener', 'electron/features/sites', '../../http/listener.ts'],
  ['a room the workspace', 'electron/features/sites', '../../workspace/places.ts'],
  ['a room the command line', 'electron/features/sites', '../../cli/run.ts'],
  ['a room an entry', 'electron/features/sites', '../../server.ts'],
  ['a room SQLite', 'electron/features/sites', 'better-sqlite3'],
  ['a room PostgreSQL', 'electron/features/sites', 'pg'],
  ['a room a reader of files', 'electron/features/sites', 'papaparse'],
  ['a room screens', 'electron/features/sites', '../../../renderer/words/t.ts'],
  ['the listener a room', 'electron/http', '../features/sites/queries.ts'],
  ['the workspace all rooms', 'electron/workspace', '../features/index.ts'],
  ['the workspace the program that is made of rooms', 'electron/workspace', '../program.ts'],
  ['the command line a room', 'electron/cli', '../features/sites/queries.ts'],
  ['the workspace the window', 'electron/workspace', '../window/host.ts'],
  ['the command line the electron package', 'electron/cli', 'electron'],
  ['the program a script', 'electron/core', '../../scripts/bench/sizes.ts'],
  ['the program a test', 'shared', '../tests/support/make-core.ts'],
  ['a script the electron package', 'scripts/bench', 'electron'],
  ['a test the electron package', 'tests/core', 'electron'],
];

const ALLOWED: Import[] = [
  ['a room of screens what screens use', 'renderer/features/sites', '../../work/act.ts'],
  ['a room of screens the grid', 'renderer/features/sites', '../../ui/grid/DataGrid.tsx'],
  ['a room of screens any contract', 'renderer/features/sites', '../../../shared/features/partners/people.ts'],
  ['a folder in a room of screens the room', 'renderer/features/sites/map', '../SitesPage.tsx'],
  ['a room of screens words', 'renderer/features/sites', '../../words/t.ts'],
  ['what screens use components', 'renderer/work', '../ui/Button.tsx'],
  ['what screens use the contract', 'renderer/work', '../../shared/contract.ts'],
  ['the frame the rooms', 'renderer/frame', '../features/index.ts'],
  ['the frame what screens use', 'renderer/frame', '../work/act.ts'],
  ['components words', 'renderer/ui/form', '../../words/t.ts'],
  ['components rules without an owner', 'renderer/ui', '../../shared/domain/dates.ts'],
  ['the grid AG Grid', 'renderer/ui/grid', 'ag-grid-community'],
  ['the grid components', 'renderer/ui/grid', '../Button.tsx'],
  ['the gallery components', 'renderer/gallery', '../ui/Button.tsx'],
  ["a room's contract the mechanism", 'shared/features/sites', '../../rpc.ts'],
  ["a room's contract zod", 'shared/features/sites', 'zod'],
  ['the core the database', 'electron/core', '../db/connect.ts'],
  ['the core the tables of all rooms', 'electron/core', '../../shared/tables.ts'],
  ['the database a driver', 'electron/db', 'better-sqlite3'],
  ['what a room is the core', 'electron/rooms', '../core/context.ts'],
  ['a room the core', 'electron/features/sites', '../../core/context.ts'],
  ['a room what a room is', 'electron/features/sites', '../../rooms/import-kind.ts'],
  ['a room tables', 'electron/features/imports', '../../tabular/read-table.ts'],
  ['a room workbooks', 'electron/features/reports', '../../workbook/report-writer.ts'],
  ["a room another's contract", 'electron/features/sites', '../../../shared/features/partners/people.ts'],
  ['a folder in a room the room', 'electron/features/partners/people', '../providers.ts'],
  ['the workspace the core', 'electron/workspace', '../core/create-core.ts'],
  ['the window the electron package', 'electron/window', 'electron'],
  ['the command line the program that is made of rooms', 'electron/cli', '../program.ts'],
  ['what rooms share a rule of a room', 'electron/rooms/sql', '../../../shared/features/actions/codes.ts'],
  ['the command line the workspace', 'electron/cli', '../workspace/places.ts'],
  ['a script the core', 'scripts/bench', '../../electron/core/create-core.ts'],
  ['a test anything of ours', 'tests/core', '../../electron/core/create-core.ts'],
];

/** Each way to import: a value, a type, passing on, and on the way. */
const WAYS = {
  value: (from: string) => `import { thing } from '${from}';\n\nexport const kept = [thing];\n`,
  type: (from: string) => `import type { Thing } from '${from}';\n\nexport type Kept = Thing[];\n`,
  'passing on': (from: string) => `export { thing } from '${from}';\n`,
  'on the way': (from: string) => `export const kept = (): Promise<unknown> => import('${from}');\n`,
};

const ELEMENTS: [kind: string, path: string, element: string, found: boolean][] = [
  ['text', 'renderer/features/sites/PlantedText.tsx', '<p>Homes to come</p>', true],
  ['a string', 'renderer/work/PlantedString.tsx', "<p>{'Homes to come'}</p>", true],
  ['a label that is heard', 'renderer/frame/PlantedLabel.tsx', '<div role="group" aria-label="Homes to come" />', true],
  ['a title', 'renderer/ui/PlantedTitle.tsx', '<p title="Homes to come" />', true],
  ['nothing but a class', 'renderer/ui/PlantedClass.tsx', '<p className="homes" />', false],
  ['text in the gallery', 'renderer/gallery/PlantedText.tsx', '<p>Homes to come</p>', false],
];

const CIRCLES = ['shared/domain/planted-circle-a.ts', 'shared/domain/planted-circle-b.ts'];

const planted = new Map<string, string>();

/** Plants an import in a file of its own for each way; answers the files. */
function plant(folder: string, specifier: string, way: keyof typeof WAYS): string {
  const path = `${folder}/planted-${planted.size}.ts`;
  planted.set(path, WAYS[way](specifier));
  return path;
}

const ways = Object.keys(WAYS) as (keyof typeof WAYS)[];
const planting = (imports: Import[]) =>
  imports.map(([kind, folder, specifier]) => ({
    kind,
    folder,
    specifier,
    files: ways.map((way) => ({ way, path: plant(folder, specifier, way) })),
  }));
const forbidden = planting(FORBIDDEN);
const allowed = planting(ALLOWED);
for (const [, path, element] of ELEMENTS) planted.set(path, `export function Planted() {\n  return ${element};\n}\n`);
for (const [at, path] of CIRCLES.entries())
  planted.set(
    path,
    `import type { Kept${1 - at} } from './${posix.basename(CIRCLES[1 - at] ?? '')}';\n\nexport type Kept${at} = Kept${1 - at}[];\n`,
  );

/** A file of each area, and one a folder further down where it has folders; `room` is the name of a room. */
function filesOf(at: string, room: string): string[] {
  if (at.endsWith('/*.ts')) return [at.replace('*', 'planted')];
  if (/\.tsx?$/.test(at)) return [at];
  const folder = at.replace('*', room);
  return [`${folder}/planted.ts`, `${folder}/further/planted.ts`];
}

function wayTo(from: string, to: string): string {
  const way = posix.relative(posix.dirname(from), to);
  return way.startsWith('.') ? way : `./${way}`;
}

const PACKAGES = [
  ...new Set([...Object.values(GRANTS).flatMap(({ packages }) => packages), 'electron', 'papaparse', 'ag-grid-enterprise']),
];

/** Everything that no grant names, all of it imported in one file of each area. */
const ungranted = Object.entries(GRANTS).map(([at, { may, packages }]) => {
  const path = filesOf(at, 'alpha')[0]!.replace('planted.ts', 'planted-ungranted.ts');
  const areas = Object.keys(GRANTS).filter((other) => other !== at && !may.includes(other));
  const rooms = at.endsWith('/*') ? [at] : [];
  const specifiers = [
    ...[...areas, ...rooms].map((other) => wayTo(path, filesOf(other, 'beta')[0]!)),
    ...PACKAGES.filter((name) => !packages.includes(name)).map((name) => (name === 'node' ? 'node:fs' : name)),
  ];
  planted.set(path, specifiers.map((specifier, n) => `export { thing as thing${n} } from '${specifier}';\n`).join(''));
  return { at, path, specifiers };
});

const broken = lintPlanted(planted);
const rulesIn = (path: string): readonly string[] => broken.get(path) ?? [];

describe('lint', () => {
  it.each(forbidden)('refuses $kind ($folder: $specifier), whichever way', ({ files }) => {
    expect(files.filter(({ path }) => !rulesIn(path).includes(RESTRICTED)).map(({ way }) => way)).toEqual([]);
  });

  it.each(allowed)('allows $kind ($folder: $specifier)', ({ files }) => {
    expect(files.filter(({ path }) => rulesIn(path).includes(RESTRICTED)).map(({ way }) => way)).toEqual([]);
  });

  it.each(ungranted)('refuses each thing that $at is not granted', ({ path, specifiers }) => {
    expect(rulesIn(path).filter((rule) => rule === RESTRICTED)).toHaveLength(specifiers.length);
    expect(specifiers.length).toBeGreaterThan(5);
  });

  it('refuses a circle of types alone', () => {
    expect(CIRCLES.map(rulesIn)).toEqual([[CIRCLE], [CIRCLE]]);
  });

  it.each(ELEMENTS)('looks at English in elements: %s', (_kind, path, _element, found) => {
    expect(rulesIn(path).includes(ENGLISH)).toBe(found);
  });
});

describe('the table of areas', () => {
  const judged = (folder: string, specifier: string): boolean => {
    const from = `${folder}/planted.ts`;
    return specifier.startsWith('.') ? mayImport(from, posix.join(folder, specifier)) : mayUse(from, specifier);
  };
  /** Scripts and tests stand in no area: lint alone keeps them from Electron's package. */
  const inAreas = ({ folder }: { folder: string }): boolean => !/^(scripts|tests)\//.test(folder);

  it('judges every planted import as lint does', () => {
    expect(forbidden.filter(inAreas).filter(({ folder, specifier }) => judged(folder, specifier))).toEqual([]);
    expect(allowed.filter(inAreas).filter(({ folder, specifier }) => !judged(folder, specifier))).toEqual([]);
  });

  it('grants what is granted here, and no more', () => {
    const table = AREAS.map(({ at, may, packages = [], node = false }) => [
      at,
      { may: may.toSorted(), packages: [...packages, ...(node ? ['node'] : [])].toSorted() },
    ]);
    const here = Object.entries(GRANTS).map(([at, { may, packages }]) => [at, { may: may.toSorted(), packages: packages.toSorted() }]);
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(here));
    for (const { why } of Object.values(GRANTS)) expect(why).not.toBe('');
  });

  it('says for each pair of areas what lint says', () => {
    const from = AREAS.flatMap(({ at }) => filesOf(at, 'alpha'));
    const to = AREAS.flatMap(({ at }) => filesOf(at, 'beta'));
    const wrong: string[] = [];
    for (const file of from) {
      const rules = RESTRICTIONS.findLast(({ files }) => files.some((glob) => posix.matchesGlob(file, glob)))?.rules;
      const patterns = (rules?.['no-restricted-imports'][1].patterns ?? []).map(({ regex }) => new RegExp(regex));
      for (const target of to) {
        const specifier = wayTo(file, target);
        const refused = patterns.some((pattern) => pattern.test(specifier));
        if (file !== target && refused === mayImport(file, target)) wrong.push(`${file} -> ${target}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(from.length).toBeGreaterThan(AREAS.length);
  });
});
