import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { DialectDdl } from '../../db/dialect.ts';

type Table = CreateTableBuilder<string, string>;
type Column = 'text' | 'integer' | 'text?' | 'integer?';

/** Columns every business table has; the write gateway keeps them. */
const BASE: Record<string, Column> = {
  version: 'integer',
  created_at: 'text',
  created_by: 'text',
  updated_at: 'text',
  updated_by: 'text',
  deleted_at: 'text?',
  sort_key: 'text',
  search_text: 'text',
};

/** References to other tables, by column. */
type References = Record<string, string>;

const TABLES: Record<string, { columns: Record<string, Column>; references?: References }> = {
  partnership: {
    columns: {
      name: 'text',
      area: 'text',
      purpose: 'text',
      sample: 'text?',
      first_year: 'integer',
      last_year: 'integer',
    },
  },
  organisation: {
    columns: {
      name: 'text',
      short_name: 'text',
      sector: 'text',
      rsh_code: 'text?',
      designation: 'text?',
      corporate_form: 'text',
      registered_on: 'text?',
      is_partner: 'integer',
      website: 'text',
      notes: 'text',
    },
  },
  person: {
    columns: {
      name: 'text',
      organisation_id: 'text?',
      job_title: 'text',
      email: 'text',
      phone: 'text',
      notes: 'text',
    },
    references: { organisation_id: 'organisation' },
  },
  working_group: {
    columns: {
      name: 'text',
      purpose: 'text',
      parent_group_id: 'text?',
      cadence: 'text',
      quorum_rule: 'text',
      quorum_value: 'integer?',
      agreed_on: 'text?',
      review_on: 'text?',
      default_place: 'text',
      ref_prefix: 'text',
    },
    references: { parent_group_id: 'working_group' },
  },
  group_member: {
    columns: {
      group_id: 'text',
      person_id: 'text',
      membership: 'text',
      role: 'text',
      deputy_person_id: 'text?',
      from_on: 'text?',
      to_on: 'text?',
    },
    references: { group_id: 'working_group', person_id: 'person', deputy_person_id: 'person' },
  },
  meeting: {
    columns: {
      group_id: 'text',
      title: 'text',
      held_on: 'text',
      starts_at: 'text?',
      ends_at: 'text?',
      place: 'text',
      stage: 'text',
      notes: 'text',
    },
    references: { group_id: 'working_group' },
  },
  agenda_item: {
    columns: {
      meeting_id: 'text',
      position: 'integer',
      kind: 'text',
      title: 'text',
      purpose: 'text',
      lead: 'text',
      minutes_planned: 'integer',
      minutes_text: 'text',
    },
    references: { meeting_id: 'meeting' },
  },
  attendance: {
    columns: {
      meeting_id: 'text',
      person_id: 'text',
      state: 'text',
      deputy_name: 'text',
      joined_item: 'integer?',
      left_item: 'integer?',
    },
    references: { meeting_id: 'meeting', person_id: 'person' },
  },
  decision: {
    columns: {
      meeting_id: 'text',
      agenda_item_id: 'text?',
      ref: 'text',
      text: 'text',
      outcome: 'text',
      decided_on: 'text',
    },
    references: { meeting_id: 'meeting', agenda_item_id: 'agenda_item' },
  },
  action: {
    columns: {
      ref: 'text',
      number: 'integer',
      title: 'text',
      owner_person_id: 'text?',
      organisation_id: 'text?',
      group_id: 'text?',
      meeting_id: 'text?',
      agenda_item_id: 'text?',
      raised_on: 'text',
      due_on: 'text?',
      original_due_on: 'text?',
      status: 'text',
      priority: 'text',
      closed_on: 'text?',
    },
    references: {
      owner_person_id: 'person',
      organisation_id: 'organisation',
      group_id: 'working_group',
      meeting_id: 'meeting',
      agenda_item_id: 'agenda_item',
    },
  },
  action_update: {
    columns: { action_id: 'text', made_on: 'text', text: 'text', status: 'text?', due_on: 'text?', reason: 'text' },
    references: { action_id: 'action' },
  },
  site: {
    columns: {
      register: 'text',
      reference: 'text',
      name_address: 'text',
      uprn: 'text?',
      planning_reference: 'text?',
      ward: 'text?',
      coordinate_system: 'text?',
      geo_x: 'text?',
      geo_y: 'text?',
      area_sqm: 'integer?',
      ownership: 'text?',
      planning_status: 'text?',
      permission_type: 'text?',
      permission_on: 'text?',
      planning_history: 'text',
      deliverable: 'integer?',
      homes_from: 'integer?',
      homes_to: 'integer?',
      hazardous_substances: 'text',
      site_plan_url: 'text',
      organisation_uri: 'text',
      notes: 'text',
      first_added_on: 'text?',
      last_updated_on: 'text?',
      ended_on: 'text?',
    },
  },
  commitment: {
    columns: {
      organisation_id: 'text',
      site_id: 'text?',
      site_name: 'text',
      tenure: 'text',
      need: 'text',
      stage: 'text',
      route: 'text',
      notes: 'text',
    },
    references: { organisation_id: 'organisation', site_id: 'site' },
  },
  commitment_year: {
    columns: {
      commitment_id: 'text',
      year: 'integer',
      promised: 'integer?',
      forecast: 'integer?',
      delivered: 'integer?',
    },
    references: { commitment_id: 'commitment' },
  },
  import_mapping: {
    columns: { kind: 'text', signature: 'text', source_name: 'text', columns: 'text' },
  },
  import_run: {
    columns: {
      kind: 'text',
      file_name: 'text',
      sha256: 'text',
      rows: 'integer',
      added: 'integer',
      changed: 'integer',
      same: 'integer',
      problems: 'integer',
      totals: 'text',
    },
  },
};

/** Unique among records that are not in the bin. */
const UNIQUE: [table: string, columns: string[]][] = [
  ['organisation', ['rsh_code']],
  ['site', ['register', 'reference']],
  ['group_member', ['group_id', 'person_id']],
  ['attendance', ['meeting_id', 'person_id']],
  ['commitment_year', ['commitment_id', 'year']],
  ['action', ['ref']],
  ['import_mapping', ['kind', 'signature']],
];

const INDEXES: [table: string, columns: string[]][] = [
  ['person', ['organisation_id']],
  ['group_member', ['person_id']],
  ['meeting', ['group_id', 'held_on']],
  ['agenda_item', ['meeting_id', 'position']],
  ['decision', ['meeting_id']],
  ['action', ['organisation_id']],
  ['action', ['meeting_id']],
  ['action', ['group_id', 'status']],
  ['action_update', ['action_id']],
  ['commitment', ['organisation_id']],
  ['commitment', ['site_id']],
  // The unique one leaves out the bin, where the ledger and a year set again look, too.
  ['commitment_year', ['commitment_id']],
];

/** Columns an update may never touch, enforced for the append-only tables. */
export const APPEND_ONLY = ['command_entry', 'audit_entry'];

export const initial = {
  async up(db: Kysely<unknown>, ddl: DialectDdl): Promise<void> {
    for (const [name, { columns, references = {} }] of Object.entries(TABLES)) {
      let table: Table = db.schema.createTable(name).addColumn('id', 'text', (column) => column.primaryKey().notNull());
      for (const [column, kind] of Object.entries({ ...columns, ...BASE })) {
        const type = kind.startsWith('text') ? 'text' : 'integer';
        const target = references[column];
        table = table.addColumn(column, type, (built) => {
          const required = kind.endsWith('?') ? built : built.notNull();
          return target ? required.references(`${target}.id`) : required;
        });
      }
      await ddl.strict(table).execute();
    }
    await logTables(db, ddl);
    for (const [table, columns] of UNIQUE) await index(db, table, columns, true);
    for (const [table, columns] of INDEXES) await index(db, table, columns, false);
  },
};

async function logTables(db: Kysely<unknown>, ddl: DialectDdl): Promise<void> {
  const command = db.schema
    .createTable('command_entry')
    .addColumn('seq', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('target', 'text')
    .addColumn('entities', 'text', (column) => column.notNull())
    .addColumn('reply', 'text', (column) => column.notNull());
  await ddl.strict(command).execute();
  const audit = db.schema
    .createTable('audit_entry')
    .addColumn('command_seq', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('entity', 'text', (column) => column.notNull())
    .addColumn('entity_id', 'text', (column) => column.notNull())
    .addColumn('op', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('version_after', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_entry_key', ['command_seq', 'position']);
  await ddl.strict(audit).execute();
  await db.schema.createIndex('audit_entry_entity').on('audit_entry').columns(['entity_id', 'entity']).execute();
  await db.schema.createIndex('command_entry_target').on('command_entry').column('target').execute();
  for (const table of APPEND_ONLY) await ddl.appendOnly(db, table);
}

async function index(db: Kysely<unknown>, table: string, columns: string[], unique: boolean): Promise<void> {
  const name = `${table}_${columns.join('_')}${unique ? '_unique' : ''}`;
  const start = db.schema.createIndex(name).on(table).columns(columns);
  await (unique ? start.unique().where(sql.ref('deleted_at'), 'is', null) : start).execute();
}
