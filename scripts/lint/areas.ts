/** What one part of the program may import. Whatever isn't named is forbidden. */
export interface Area {
  /** `a/b` a folder, `a/b/*` each folder in it on its own (rooms), `a/*.ts` the files right in it, `a/b.ts` a file. */
  at: string;
  /** Areas it may import; its own is understood, but one room never imports another. */
  may: readonly string[];
  /** Packages it may import. */
  packages?: readonly string[];
  /** May use Node's own modules. */
  node?: boolean;
}

const DOMAIN = 'shared/domain';
/** The contract's mechanism and the rules without an owner: what every floor stands on. */
const BASE = ['shared/*.ts', DOMAIN];
/** What is derived from the rooms: the contract and the tables of them all. */
const DERIVED = ['shared/contract.ts', 'shared/tables.ts'];
const SHARED = [...BASE, ...DERIVED];
const SHARED_ROOMS = [...SHARED, 'shared/features/index.ts', 'shared/features/*'];
const ROOM_FLOOR = ['electron/rooms', 'electron/core', 'electron/db', 'electron/tabular', 'electron/workbook', 'electron/mail'];
/** What a host makes a program of: the rooms come in by electron/program.ts, once. */
const MADE_OF = ['electron/program.ts', 'electron/samples', 'electron/core', ...SHARED];
const WORDS = 'renderer/words';
const UI = ['renderer/ui', 'renderer/ui/grid', WORDS];
const SCREEN_FLOOR = ['renderer/work', 'renderer/api', ...UI];

const REACT = ['react', 'react-dom'];
const LOOKS = [...REACT, 'react-aria-components', 'lucide-react', '@internationalized/date'];
const SCREENS = ['react', 'lucide-react', '@tanstack/react-query', '@tanstack/react-router', 'react-hook-form', 'zod'];

/** The program's parts, from the bottom up. Lint and the import graph's spec both read this. */
export const AREAS: readonly Area[] = [
  { at: DOMAIN, may: [] },
  { at: 'shared/*.ts', may: [DOMAIN], packages: ['zod'] },
  { at: 'shared/features/*', may: BASE, packages: ['zod'] },
  { at: 'shared/features/index.ts', may: ['shared/features/*', ...BASE] },
  { at: 'shared/contract.ts', may: ['shared/features/index.ts', ...BASE] },
  { at: 'shared/tables.ts', may: ['shared/features/index.ts', ...BASE] },

  { at: 'electron/tabular', may: BASE, packages: ['hucre', 'xlsx', 'fflate'], node: true },
  { at: 'electron/workbook', may: BASE, packages: ['hucre', 'fflate'], node: true },
  { at: 'electron/mail', may: BASE, packages: ['ical-generator', 'nodemailer'], node: true },
  { at: 'electron/db', may: SHARED, packages: ['kysely', 'better-sqlite3', 'pg'], node: true },
  { at: 'electron/core', may: ['electron/db', ...SHARED], packages: ['kysely', 'zod', 'fractional-indexing'], node: true },
  { at: 'electron/version.ts', may: [], node: true },
  {
    at: 'electron/rooms',
    may: ['electron/core', 'electron/db', 'electron/tabular', 'electron/workbook', ...SHARED_ROOMS],
    packages: ['kysely', 'zod'],
  },
  { at: 'electron/features/*', may: [...ROOM_FLOOR, 'electron/version.ts', ...SHARED_ROOMS], packages: ['kysely', 'zod'], node: true },
  { at: 'electron/features/index.ts', may: ['electron/features/*'] },
  {
    at: 'electron/program.ts',
    may: ['electron/features/index.ts', 'shared/features/index.ts', 'electron/rooms', 'electron/core', ...SHARED],
  },
  {
    at: 'electron/samples',
    may: ['electron/program.ts', 'electron/rooms', 'electron/core', 'electron/db', ...SHARED_ROOMS],
    packages: ['zod'],
  },
  { at: 'electron/http', may: SHARED, node: true },
  { at: 'electron/workspace', may: ['electron/core', 'electron/db', ...SHARED], packages: ['better-sqlite3', 'zod'], node: true },
  {
    at: 'electron/cli',
    may: [
      'electron/server.ts',
      'electron/version.ts',
      'electron/workspace',
      'electron/http',
      'electron/tabular',
      'electron/db',
      ...MADE_OF,
      'shared/features/*',
    ],
    node: true,
  },
  {
    at: 'electron/window',
    may: ['electron/workspace', 'electron/http', 'electron/db', ...SHARED],
    packages: ['electron', 'zod'],
    node: true,
  },
  { at: 'electron/main.ts', may: ['electron/window', 'electron/workspace', ...SHARED], packages: ['electron'], node: true },
  { at: 'electron/preload.ts', may: ['electron/window', ...SHARED], packages: ['electron'] },
  { at: 'electron/backend.ts', may: ['electron/workspace', ...MADE_OF], node: true },
  { at: 'electron/server.ts', may: ['electron/http', 'electron/workspace', ...MADE_OF], node: true },
  { at: 'electron/cli.ts', may: ['electron/cli'] },

  { at: WORDS, may: [], packages: ['i18next'] },
  { at: 'renderer/ui', may: [WORDS, DOMAIN], packages: [...LOOKS, 'react-hook-form', '@hookform/resolvers', 'zod'] },
  {
    at: 'renderer/ui/grid',
    may: ['renderer/ui', WORDS, DOMAIN],
    packages: [...REACT, 'react-aria-components', 'lucide-react', 'ag-grid-community', 'ag-grid-react'],
  },
  { at: 'renderer/api', may: SHARED, packages: ['react', '@tanstack/react-query'] },
  { at: 'renderer/work', may: ['renderer/api', ...UI, ...SHARED], packages: SCREENS },
  { at: 'renderer/features/*', may: [...SCREEN_FLOOR, ...SHARED_ROOMS], packages: SCREENS },
  { at: 'renderer/features/index.ts', may: ['renderer/features/*'] },
  { at: 'renderer/frame', may: ['renderer/features/index.ts', ...SCREEN_FLOOR, ...SHARED_ROOMS], packages: SCREENS },
  { at: 'renderer/main.tsx', may: ['renderer/frame', ...SCREEN_FLOOR, ...SHARED], packages: [...REACT, 'zod'] },
  { at: 'renderer/gallery', may: UI, packages: [...REACT, 'lucide-react', 'zod'] },
];

/** Path of an area as its steps; a room's own name is `*`. */
export function stepsOf(area: Area): string[] {
  return area.at.split('/');
}

/** How closely an area fits: a file beats the files of a folder, and a folder within beats the folder around it. */
function closeness(area: Area): number {
  const depth = stepsOf(area).length;
  if (area.at.endsWith('/*.ts')) return depth - 0.5;
  return /\.tsx?$/.test(area.at) ? 100 : depth;
}

/** The areas, the closest fit last: in lint's configuration the last override wins. */
export const BY_FIT: readonly Area[] = AREAS.toSorted((a, b) => closeness(a) - closeness(b));

function holds(area: Area, path: string): boolean {
  if (area.at.endsWith('/*.ts')) return path.startsWith(area.at.slice(0, -4)) && !path.slice(area.at.length - 4).includes('/');
  if (area.at.endsWith('/*')) return path.startsWith(area.at.slice(0, -1)) && path.slice(area.at.length - 1).includes('/');
  return path === area.at || path.startsWith(`${area.at}/`);
}

/** The area of a file, by its path from the root; undefined when it stands in none. */
export function areaOf(path: string): Area | undefined {
  return BY_FIT.findLast((area) => holds(area, path));
}

function roomOf(area: Area, path: string): string | undefined {
  return path.split('/')[stepsOf(area).length - 1];
}

/** True when one file may import another, both by their paths from the root. */
export function mayImport(from: string, to: string): boolean {
  const a = areaOf(from);
  const b = areaOf(to);
  if (!a || !b) return false;
  if (a !== b) return a.may.includes(b.at);
  return !a.at.endsWith('/*') || roomOf(a, from) === roomOf(a, to);
}

/** True when a file may import a package or a module of Node. */
export function mayUse(from: string, specifier: string): boolean {
  const area = areaOf(from);
  if (specifier.startsWith('node:')) return area?.node === true;
  return area?.packages?.some((name) => specifier === name || specifier.startsWith(`${name}/`)) === true;
}
