/** Columns the write gateway keeps on every business table. */
export interface BaseRow {
  id: string;
  version: number;
  created_at: string;
  created_by: string;
  updated_at: string;
  updated_by: string;
  deleted_at: string | null;
  sort_key: string;
  search_text: string;
}

export interface PartnershipRow extends BaseRow {
  name: string;
  area: string;
  purpose: string;
  sample: string | null;
  first_year: number;
  last_year: number;
}

export interface OrganisationRow extends BaseRow {
  name: string;
  short_name: string;
  sector: string;
  rsh_code: string | null;
  designation: string | null;
  corporate_form: string;
  registered_on: string | null;
  is_partner: number;
  website: string;
  notes: string;
}

export interface PersonRow extends BaseRow {
  name: string;
  organisation_id: string | null;
  job_title: string;
  email: string;
  phone: string;
  notes: string;
}

export interface WorkingGroupRow extends BaseRow {
  name: string;
  purpose: string;
  parent_group_id: string | null;
  cadence: string;
  quorum_rule: string;
  quorum_value: number | null;
  agreed_on: string | null;
  review_on: string | null;
  default_place: string;
  ref_prefix: string;
}

export interface GroupMemberRow extends BaseRow {
  group_id: string;
  person_id: string;
  membership: string;
  role: string;
  deputy_person_id: string | null;
  from_on: string | null;
  to_on: string | null;
}

export interface MeetingRow extends BaseRow {
  group_id: string;
  title: string;
  held_on: string;
  starts_at: string | null;
  ends_at: string | null;
  place: string;
  stage: string;
  notes: string;
}

export interface AgendaItemRow extends BaseRow {
  meeting_id: string;
  position: number;
  kind: string;
  title: string;
  purpose: string;
  lead: string;
  minutes_planned: number;
  minutes_text: string;
}

export interface AttendanceRow extends BaseRow {
  meeting_id: string;
  person_id: string;
  state: string;
  deputy_name: string;
  joined_item: number | null;
  left_item: number | null;
}

export interface DecisionRow extends BaseRow {
  meeting_id: string;
  agenda_item_id: string | null;
  ref: string;
  text: string;
  outcome: string;
  decided_on: string;
}

export interface ActionRow extends BaseRow {
  ref: string;
  number: number;
  title: string;
  owner_person_id: string | null;
  organisation_id: string | null;
  group_id: string | null;
  meeting_id: string | null;
  agenda_item_id: string | null;
  raised_on: string;
  due_on: string | null;
  original_due_on: string | null;
  status: string;
  priority: string;
  closed_on: string | null;
}

export interface ActionUpdateRow extends BaseRow {
  action_id: string;
  made_on: string;
  text: string;
  status: string | null;
  due_on: string | null;
  reason: string;
}

export interface SiteRow extends BaseRow {
  register: string;
  reference: string;
  name_address: string;
  uprn: string | null;
  planning_reference: string | null;
  ward: string | null;
  coordinate_system: string | null;
  geo_x: string | null;
  geo_y: string | null;
  area_sqm: number | null;
  ownership: string | null;
  planning_status: string | null;
  permission_type: string | null;
  permission_on: string | null;
  planning_history: string;
  deliverable: number | null;
  homes_from: number | null;
  homes_to: number | null;
  hazardous_substances: string;
  site_plan_url: string;
  organisation_uri: string;
  notes: string;
  first_added_on: string | null;
  last_updated_on: string | null;
  ended_on: string | null;
}

export interface CommitmentRow extends BaseRow {
  organisation_id: string;
  site_id: string | null;
  site_name: string;
  tenure: string;
  need: string;
  stage: string;
  route: string;
  notes: string;
}

export interface CommitmentYearRow extends BaseRow {
  commitment_id: string;
  year: number;
  promised: number | null;
  forecast: number | null;
  delivered: number | null;
}

export interface ImportMappingRow extends BaseRow {
  kind: string;
  signature: string;
  source_name: string;
  columns: string;
}

export interface ImportRunRow extends BaseRow {
  kind: string;
  file_name: string;
  sha256: string;
  rows: number;
  added: number;
  changed: number;
  same: number;
  problems: number;
  totals: string;
}

/** One command: what Undo, the change feed and a retry read. Append-only. */
export interface CommandEntryRow {
  seq: number;
  id: string;
  at: string;
  actor: string;
  method: string;
  label: string;
  /** `do`, `undo` or `redo`. */
  kind: string;
  /** The command that an undo or redo concerns. */
  target: string | null;
  /** JSON list of the kinds of record touched. */
  entities: string;
  /** JSON of the answer, for a retry. */
  reply: string;
}

/** One record changed by a command. Append-only. */
export interface AuditEntryRow {
  command_seq: number;
  position: number;
  entity: string;
  entity_id: string;
  /** `insert`, `update`, `remove` or `restore`. */
  op: string;
  /** JSON of the changed columns before; null for an insert. */
  before: string | null;
  /** JSON of the changed columns after; null for a removal. */
  after: string | null;
  version_after: number;
}

/** Tables that hold business records, by name. */
export interface BusinessTables {
  partnership: PartnershipRow;
  organisation: OrganisationRow;
  person: PersonRow;
  working_group: WorkingGroupRow;
  group_member: GroupMemberRow;
  meeting: MeetingRow;
  agenda_item: AgendaItemRow;
  attendance: AttendanceRow;
  decision: DecisionRow;
  action: ActionRow;
  action_update: ActionUpdateRow;
  site: SiteRow;
  commitment: CommitmentRow;
  commitment_year: CommitmentYearRow;
  import_mapping: ImportMappingRow;
  import_run: ImportRunRow;
}

export type EntityName = keyof BusinessTables;

export interface Schema extends BusinessTables {
  command_entry: CommandEntryRow;
  audit_entry: AuditEntryRow;
}
