/**
 * What each part of the program may know, written down a second time, and why it may know no more. The table that lint
 * and the import graph read (`scripts/lint/areas.ts`) must say the same: who widens a grant there must say why here.
 */
export interface Grant {
  /** Areas, as `areas.ts` names them. */
  may: string[];
  /** Packages, and `node` for Node's own modules. */
  packages: string[];
  /** Why it may know no more. */
  why: string;
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const grant = (may: string, packages: string, why: string): Grant => ({ may: words(may), packages: words(packages), why });

const base = 'shared/*.ts shared/domain';
const shared = `${base} shared/contract.ts shared/tables.ts`;
const contracts = `${shared} shared/features/index.ts shared/features/*`;
const host = `electron/program.ts electron/samples electron/core ${shared}`;
const looks = 'react react-dom react-aria-components lucide-react @internationalized/date';
const screens = 'react lucide-react @tanstack/react-query @tanstack/react-router react-hook-form zod';
const grid = 'renderer/ui renderer/ui/grid renderer/words';
const screenFloor = `renderer/work renderer/api ${grid}`;

export const GRANTS: Record<string, Grant> = {
  'shared/domain': grant('', '', 'rules without an owner: they stand on nothing'),
  'shared/*.ts': grant('shared/domain', 'zod', 'the mechanism knows no room, and runs in a page as in Node'),
  'shared/features/*': grant(base, 'zod', 'a contract runs in a page as in Node, and knows no other room'),
  'shared/features/index.ts': grant(`shared/features/* ${base}`, '', 'names the rooms and does nothing'),
  'shared/contract.ts': grant(`shared/features/index.ts ${base}`, '', 'joins the rooms it is given, and names none'),
  'shared/tables.ts': grant(`shared/features/index.ts ${base}`, '', 'joins the rooms it is given, and names none'),

  'electron/tabular': grant(base, 'hucre xlsx fflate node', 'a library of its own: reads strangers’ files in a process without a database'),
  'electron/workbook': grant(
    base,
    'hucre fflate node',
    'a library of its own: it writes, and a writer that reads strangers’ files is a way in',
  ),
  'electron/mail': grant(
    base,
    'ical-generator nodemailer node',
    'a library of its own: it writes files for a mail program, and knows no record',
  ),
  'electron/db': grant(shared, 'kysely better-sqlite3 pg node', 'knows no core, no room and no host'),
  'electron/core': grant(
    `electron/db ${shared}`,
    'kysely zod fractional-indexing node',
    'knows no room, no host and no kind of file; drivers are the database’s',
  ),
  'electron/version.ts': grant('', 'node', 'a number'),
  'electron/rooms': grant(
    `electron/core electron/db electron/tabular electron/workbook ${contracts}`,
    'kysely zod',
    'what rooms share touches no file, clock or process by itself: it goes by what the core gives',
  ),
  'electron/features/*': grant(
    `electron/rooms electron/core electron/db electron/tabular electron/workbook electron/mail electron/version.ts ${contracts}`,
    'kysely zod node',
    'a room knows the floors below it, no other room, no host and no driver',
  ),
  'electron/features/index.ts': grant('electron/features/*', '', 'names the rooms and does nothing'),
  'electron/program.ts': grant(
    `electron/features/index.ts shared/features/index.ts electron/rooms electron/core ${shared}`,
    '',
    'puts the rooms together once; it does nothing by itself',
  ),
  'electron/samples': grant(
    `electron/program.ts electron/rooms electron/core electron/db ${contracts}`,
    'zod',
    'made by code alone: from no file, and alike on every computer',
  ),
  'electron/http': grant(shared, 'node', 'carries calls and knows none of them'),
  'electron/workspace': grant(
    `electron/core electron/db ${shared}`,
    'better-sqlite3 zod node',
    'opens any program it is given; which rooms there are is the host’s',
  ),
  'electron/cli': grant(
    `electron/server.ts electron/version.ts electron/workspace electron/http electron/tabular electron/db ${host} shared/features/*`,
    'node',
    'asks by the contract; it has no window and no driver',
  ),
  'electron/window': grant(
    `electron/workspace electron/http electron/db ${shared}`,
    'electron zod node',
    'all that is Electron; the core runs in another process',
  ),
  'electron/main.ts': grant(
    `electron/window electron/workspace ${shared}`,
    'electron node',
    'starts the window; the core runs in another process',
  ),
  'electron/preload.ts': grant(`electron/window ${shared}`, 'electron', 'runs beside the page in a sandbox: no Node'),
  'electron/backend.ts': grant(`electron/workspace ${host}`, 'node', 'a process without Electron'),
  'electron/server.ts': grant(`electron/http electron/workspace ${host}`, 'node', 'a process without Electron'),
  'electron/cli.ts': grant('electron/cli', '', 'starts the command line'),

  'renderer/words': grant('', 'i18next', 'words alone'),
  'renderer/ui': grant(
    'renderer/words shared/domain',
    `${looks} react-hook-form @hookform/resolvers zod`,
    'components know no screen, no call and no contract',
  ),
  'renderer/ui/grid': grant(
    'renderer/ui renderer/words shared/domain',
    'react react-dom react-aria-components lucide-react ag-grid-community ag-grid-react',
    'the only user of AG Grid, and knows no record',
  ),
  'renderer/api': grant(
    shared,
    'react @tanstack/react-query',
    'asks and keeps answers: it shows nothing, so it needs no component and no words',
  ),
  'renderer/work': grant(`renderer/api ${grid} ${shared}`, screens, 'what screens use knows no room'),
  'renderer/features/*': grant(`${screenFloor} ${contracts}`, screens, 'a screen knows no other room, no frame and no core'),
  'renderer/features/index.ts': grant('renderer/features/*', '', 'names the rooms and does nothing'),
  'renderer/frame': grant(
    `renderer/features/index.ts ${screenFloor} ${contracts}`,
    screens,
    'stands on the rooms’ manifests, and knows none of their screens',
  ),
  'renderer/main.tsx': grant(`renderer/frame ${screenFloor} ${shared}`, 'react react-dom zod', 'picks the line to the core and mounts'),
  'renderer/gallery': grant(grid, 'react react-dom lucide-react zod', 'shows components, which know no core'),
};
