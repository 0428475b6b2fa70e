import type { Kysely } from 'kysely';
import type { DialectDdl } from '../../db/dialect.ts';
import type { SchemaStep } from '../../db/migrate.ts';
import { newTables, type FrozenTable } from '../../rooms/new-tables.ts';

const TABLES: Record<string, FrozenTable> = {
  partnership: {
    columns: { name: 'text', area: 'text', purpose: 'text', sample: 'text?', first_year: 'integer', last_year: 'integer' },
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
    unique: [['rsh_code']],
  },
  person: {
    columns: { name: 'text', organisation_id: 'text? -> organisation', job_title: 'text', email: 'text', phone: 'text', notes: 'text' },
    indexes: [['organisation_id']],
  },
  working_group: {
    columns: {
      name: 'text',
      purpose: 'text',
      parent_group_id: 'text? -> working_group',
      cadence: 'text',
      quorum_rule: 'text',
      quorum_value: 'integer?',
      agreed_on: 'text?',
      review_on: 'text?',
      default_place: 'text',
      ref_prefix: 'text',
    },
  },
  group_member: {
    columns: {
      group_id: 'text -> working_group',
      person_id: 'text -> person',
      membership: 'text',
      role: 'text',
      deputy_person_id: 'text? -> person',
      from_on: 'text?',
      to_on: 'text?',
    },
    unique: [['group_id', 'person_id']],
    indexes: [['person_id']],
  },
  meeting: {
    columns: {
      group_id: 'text -> working_group',
      title: 'text',
      held_on: 'text',
      starts_at: 'text?',
      ends_at: 'text?',
      place: 'text',
      stage: 'text',
      notes: 'text',
    },
    indexes: [['group_id', 'held_on']],
  },
  agenda_item: {
    columns: {
      meeting_id: 'text -> meeting',
      position: 'integer',
      kind: 'text',
      title: 'text',
      purpose: 'text',
      lead: 'text',
      minutes_planned: 'integer',
      minutes_text: 'text',
    },
    indexes: [['meeting_id', 'position']],
  },
  attendance: {
    columns: {
      meeting_id: 'text -> meeting',
      person_id: 'text -> person',
      state: 'text',
      deputy_name: 'text',
      joined_item: 'integer?',
      left_item: 'integer?',
    },
    unique: [['meeting_id', 'person_id']],
  },
  decision: {
    columns: {
      meeting_id: 'text -> meeting',
      agenda_item_id: 'text? -> agenda_item',
      ref: 'text',
      text: 'text',
      outcome: 'text',
      decided_on: 'text',
    },
    indexes: [['meeting_id']],
  },
  action: {
    columns: {
      ref: 'text',
      number: 'integer',
      title: 'text',
      owner_person_id: 'text? -> person',
      organisation_id: 'text? -> organisation',
      group_id: 'text? -> working_group',
      meeting_id: 'text? -> meeting',
      agenda_item_id: 'text? -> agenda_item',
      raised_on: 'text',
      due_on: 'text?',
      original_due_on: 'text?',
      status: 'text',
      priority: 'text',
      closed_on: 'text?',
    },
    unique: [['ref']],
    indexes: [['organisation_id'], ['meeting_id'], ['group_id', 'status']],
  },
  action_update: {
    columns: { action_id: 'text -> action', made_on: 'text', text: 'text', status: 'text?', due_on: 'text?', reason: 'text' },
    indexes: [['action_id']],
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
    unique: [['register', 'reference']],
  },
  commitment: {
    columns: {
      organisation_id: 'text -> organisation',
      site_id: 'text? -> site',
      site_name: 'text',
      tenure: 'text',
      need: 'text',
      stage: 'text',
      route: 'text',
      notes: 'text',
    },
    indexes: [['organisation_id'], ['site_id']],
  },
  commitment_year: {
    columns: { commitment_id: 'text -> commitment', year: 'integer', promised: 'integer?', forecast: 'integer?', delivered: 'integer?' },
    unique: [['commitment_id', 'year']],
    // The unique one leaves out the bin, where the ledger and a year set again look, too.
    indexes: [['commitment_id']],
  },
  import_mapping: {
    columns: { kind: 'text', signature: 'text', source_name: 'text', columns: 'text' },
    unique: [['kind', 'signature']],
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

/** Tables whose rows are never changed or removed. */
const APPEND_ONLY = ['command_entry', 'audit_entry'];

/** The first schema: what the program began with, and the log. */
export const initial: SchemaStep = {
  async up(db, ddl) {
    await newTables(TABLES).up(db, ddl);
    await logTables(db, ddl);
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
