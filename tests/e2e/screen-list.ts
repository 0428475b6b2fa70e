import SqliteFile from 'better-sqlite3';
import { createServer } from 'vite';
import { fileURLToPath } from 'node:url';
import type * as RoomsModule from '../../renderer/frame/rooms.ts';
import type { Address } from '../../renderer/work/address.ts';
import { TABLES, type EntityName } from '../../shared/tables.ts';
import type { App } from './fixtures.ts';

/** A screen or dialog by name, with its address. */
export type Place = [name: string, path: string];

type Rooms = Pick<typeof RoomsModule, 'ROUTES' | 'PLACES' | 'NAV' | 'NAV_FOOT' | 'NEW_ENTRIES'>;
let rooms: Promise<Rooms> | undefined;

/** The rooms' manifests, as the frame puts them together. Nothing is drawn. */
function loadRooms(): Promise<Rooms> {
  rooms ??= (async () => {
    const server = await createServer({
      root: fileURLToPath(new URL('../..', import.meta.url)),
      configFile: false,
      appType: 'custom',
      logLevel: 'error',
      server: { middlewareMode: true, hmr: false, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
      oxc: { jsx: { runtime: 'automatic' } },
    });
    try {
      return (await server.ssrLoadModule('/renderer/frame/rooms.ts')) as Rooms;
    } finally {
      await server.close();
    }
  })();
  return rooms;
}

/** Choices in an address that show other rows or figures of the same screen, or need a file that was read. */
const SAME_SCREEN = new Set(['rows', 'show', 'measure', 'include']);

/** A field of an address's schema, without what makes it optional. */
interface Field {
  def: { type: string; innerType?: Field };
  options?: readonly string[];
}

/** The views that a screen's address can choose between: `[['tab', 'people'], …]`. */
function viewsOf(search: unknown): [field: string, value: string][] {
  const { shape = {} } = (search ?? {}) as { shape?: Record<string, Field> };
  return Object.entries(shape).flatMap(([name, given]) => {
    let field = given;
    while (field.def.innerType) field = field.def.innerType;
    const values = field.def.type === 'enum' && !SAME_SCREEN.has(name) ? (field.options ?? []) : [];
    return values.map((value): [string, string] => [name, value]);
  });
}

function pathOf({ to, params, search = {} }: Address): string {
  const path = Object.entries((params ?? {}) as Record<string, string>).reduce(
    (text, [name, value]) => text.replace(`$${name}`, value),
    to as string,
  );
  const query = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}

/** Records that show the most of their screen, where the first of their kind would not. */
const TELLING: Partial<Record<EntityName, string>> = {
  meeting: "select id from meeting where stage = 'draft_minutes' order by held_on desc limit 1",
  agenda_item: `select i.* from agenda_item i join meeting m on m.id = i.meeting_id left join action a on a.agenda_item_id = i.id
    where m.stage = 'draft_minutes' and i.deleted_at is null order by m.held_on desc, a.id is null limit 1`,
  action: "select id from action where status = 'open' limit 1",
};

/** Where a record of each kind is shown, of those that there are. */
function recordsOf(app: App, { PLACES }: Rooms): { kind: EntityName; address: Address }[] {
  const db = new SqliteFile(app.db, { readonly: true });
  try {
    return (Object.keys(PLACES) as (keyof typeof PLACES)[]).flatMap((kind) => {
      const any = `select * from ${kind} where deleted_at is null limit 1`;
      const row = (db.prepare(TELLING[kind] ?? any).get() ?? db.prepare(any).get()) as Record<string, string> | undefined;
      if (!row) return [];
      const link = Object.entries(TABLES[kind].columns).find(([, column]) => 'points' in column && column.points)?.[0];
      return [{ kind, address: PLACES[kind].address({ id: row['id']!, parentId: (link && row[link]) ?? null }) }];
    });
  } finally {
    db.close();
  }
}

const titled = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('_', ' ');

/**
 * Every screen with every view of it, and a record of each kind that the partnership has: from the rooms' manifests, so
 * that a room's screens come in with its folder.
 */
export async function screensOf(app: App): Promise<Place[]> {
  const all = await loadRooms();
  const records = recordsOf(app, all);
  const labels = new Map<string, string>([...all.NAV, ...all.NAV_FOOT].map(({ path, label }) => [path, label]));
  const screens = all.ROUTES.flatMap((route): Place[] => {
    const { path } = route.options as { path: string };
    const record = records.find(({ address }) => address.to === path && address.params && !address.search);
    if (path.includes('$') && !record) return [];
    const name = labels.get(path) ?? (record ? TABLES[record.kind].label : titled(path.slice(1)));
    const at = record && path.includes('$') ? record.address : ({ to: path } as Address);
    const views = viewsOf(route.options.validateSearch);
    if (views.length === 0) return [[name, pathOf(at)]];
    return views.map(([field, value]) => [
      `${name} ${value.replaceAll('_', ' ')}`,
      pathOf({ ...at, search: { [field]: value } } as Address),
    ]);
  });
  const shown = records.map(({ kind, address }): Place => [TABLES[kind].label, pathOf(address)]);
  const taken = new Set<string>();
  return [...screens, ...shown].filter(([, path]) => !taken.has(path) && taken.add(path));
}

/** Each dialog that adds a record. */
export async function dialogs(): Promise<Place[]> {
  return (await loadRooms()).NEW_ENTRIES.map(({ label, address }) => [`Add ${label.toLowerCase()}`, pathOf(address)]);
}
