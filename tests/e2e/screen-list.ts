import SqliteFile from 'better-sqlite3';
import type { App } from './fixtures.ts';

/** Every screen, with the ids of records that the demo has. */
export function screensOf(app: App): [name: string, path: string][] {
  const db = new SqliteFile(app.db, { readonly: true });
  const id = (sql: string): string => (db.prepare(sql).pluck().get() as string | undefined) ?? 'none';
  const meeting = id("select id from meeting where stage = 'draft_minutes' order by held_on desc limit 1");
  const found = {
    meeting,
    item: id(
      `select coalesce((select agenda_item_id from action where meeting_id = '${meeting}' and agenda_item_id is not null limit 1), 'none')`,
    ),
    group: id('select id from working_group order by sort_key limit 1'),
    action: id("select id from action where status = 'open' limit 1"),
    commitment: id('select id from commitment limit 1'),
    site: id('select id from site limit 1'),
    organisation: id('select id from organisation limit 1'),
  };
  db.close();
  return [
    ['Home', '/'],
    ['Meetings', '/meetings'],
    ['Agenda', `/meetings/${found.meeting}?view=agenda`],
    ['Minutes', `/meetings/${found.meeting}?view=minutes&item=${found.item}`],
    ['Actions', '/actions?view=all'],
    ['Action', `/actions?view=all&action=${found.action}`],
    ['Homes', '/homes'],
    ['Commitment', `/homes?commitment=${found.commitment}`],
    ['Sites', '/sites'],
    ['Site', `/sites?site=${found.site}`],
    ['Risks', '/risks'],
    ['Import', '/import'],
    ['Organisations', '/partners?tab=organisations'],
    ['Organisation', `/partners?tab=organisations&organisation=${found.organisation}`],
    ['People', '/partners?tab=people'],
    ['Groups', '/partners?tab=groups'],
    ['Group', `/groups/${found.group}`],
    ['Reports', '/reports'],
    ['Recent changes', '/history'],
    ['Settings', '/settings'],
    ['Open another', '/open'],
    ['Help', '/help'],
  ];
}

/** Each dialog that adds a record. */
export const DIALOGS: [name: string, path: string][] = [
  ['Plan meeting', '/meetings?new=true'],
  ['Add action', '/actions?new=true'],
  ['Add commitment', '/homes?new=true'],
  ['Add site', '/sites?new=true'],
  ['Add risk', '/risks?new=true'],
  ['Add organisation', '/partners?tab=organisations&new=true'],
  ['Add person', '/partners?tab=people&new=true'],
  ['Add group', '/partners?tab=groups&new=true'],
];
