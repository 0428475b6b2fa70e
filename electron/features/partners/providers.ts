import { notInBin } from '../../core/bin.ts';
import type { ImportValue } from '../../../shared/domain/tabular-types.ts';
import { OrganisationFields } from '../../../shared/features/partners/organisations.ts';
import { IMPORTS } from '../../../shared/tables.ts';
import { plainName } from '../../../shared/domain/choices.ts';
import type { Columns } from '../../core/rows.ts';
import type { ImportKindRules, KindField } from '../../rooms/import-kind.ts';

const DESIGNATIONS: (ImportValue & { code: string })[] = [
  { value: 'Non-Profit', code: 'non_profit', aliases: ['Non profit', 'Not for profit'] },
  { value: 'Local Authority', code: 'local_authority', aliases: ['LA'] },
  { value: 'Profit', code: 'profit', aliases: ['For profit', 'Profit making'] },
];

/** The regulator's list of registered providers, in its headings of 2017 and of today. */
const FIELDS: KindField[] = [
  {
    key: 'name',
    standard: 'Organisation name',
    label: 'Organisation name',
    type: 'long_text',
    required: true,
    aliases: ['Registered provider name', 'Provider name', 'Name', 'Provider', 'Organisation'],
  },
  {
    key: 'rshCode',
    standard: 'Registration number',
    label: 'Registration number',
    type: 'reference',
    required: true,
    aliases: [
      'RP code',
      'RSH code',
      'Registered provider code',
      'Code',
      'Registration no',
      'Reg no',
      'RSH number',
      'RP number',
      'Provider ID',
    ],
  },
  {
    key: 'designation',
    standard: 'Designation',
    label: 'Designation',
    type: 'code',
    required: false,
    lenient: true,
    values: DESIGNATIONS,
    aliases: [],
  },
  {
    key: 'registeredOn',
    standard: 'Registration date',
    label: 'Registration date',
    type: 'day',
    required: false,
    lenient: true,
    aliases: ['Date of registration'],
  },
  {
    key: 'corporateForm',
    standard: 'Corporate form',
    label: 'Corporate form',
    type: 'long_text',
    required: false,
    aliases: ['Legal entity'],
  },
];

export const providers: ImportKindRules = {
  kind: 'providers',
  label: IMPORTS.providers,
  entity: 'organisation',
  noun: { one: 'provider', other: 'providers' },
  fields: FIELDS,
  record: OrganisationFields,
  notesColumn: 'notes',
  nameColumn: 'name',
  referenceColumn: 'rsh_code',
  ownNames: true,
  whole: true,
  toIncoming(values, row) {
    const code = String(values['rshCode'] ?? '');
    const name = String(values['name'] ?? '');
    const columns: Columns = { name, rsh_code: code };
    if (values['designation'] !== undefined)
      columns['designation'] = DESIGNATIONS.find(({ value }) => value === values['designation'])?.code ?? null;
    if (values['registeredOn'] !== undefined) columns['registered_on'] = values['registeredOn'] as string | null;
    if (values['corporateForm'] !== undefined) columns['corporate_form'] = String(values['corporateForm'] ?? '');
    if (columns['designation'] === 'local_authority') columns['sector'] = 'council';
    return { row, key: code, reference: code, name, columns };
  },
  defaults: {
    name: '',
    short_name: '',
    sector: 'provider',
    rsh_code: null,
    designation: null,
    corporate_form: '',
    registered_on: null,
    is_partner: 0,
    website: '',
    notes: '',
  },
  async existing(db, incoming) {
    const rows = (await db.selectFrom('organisation').selectAll().where(notInBin()).execute()) as unknown as Columns[];
    const byCode = new Map(rows.filter((row) => row['rsh_code'] !== null).map((row) => [String(row['rsh_code']), row]));
    // A partner typed in by hand, without its code yet, is the same organisation.
    const byName = new Map<string, Columns | undefined>();
    for (const row of rows.filter((one) => one['rsh_code'] === null)) {
      const name = plainName(String(row['name']));
      // Of two that share a name, none is meant.
      byName.set(name, byName.has(name) ? undefined : row);
    }
    for (const { key, name } of incoming) {
      const same = byCode.has(key) ? undefined : byName.get(plainName(name));
      if (!same) continue;
      byCode.set(key, same);
      byName.delete(plainName(name));
    }
    return byCode;
  },
  totals(incoming) {
    const byDesignation = Object.fromEntries(DESIGNATIONS.map(({ value }) => [value, 0]));
    for (const { columns } of incoming) {
      const word = DESIGNATIONS.find(({ code }) => code === columns['designation'])?.value ?? 'not given';
      byDesignation[word] = (byDesignation[word] ?? 0) + 1;
    }
    return { providers: incoming.length, byDesignation };
  },
};
