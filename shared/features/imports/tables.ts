import { day, table, text, whole } from '../../table.ts';

export const tables = {
  /** What was answered: columns by a file's headings, and words by the register (`register:dudley`). */
  import_mapping: table({
    label: 'Remembered columns',
    needs: 'imports.apply',
    sort: 'source_name',
    search: [],
    columns: {
      kind: text('Kind'),
      signature: text('Headings'),
      source_name: text('Source'),
      columns: text('Columns'),
    },
    unique: [['kind', 'signature']],
    exact: true,
  }),
  import_run: table({
    label: 'Import',
    needs: 'imports.apply',
    sort: 'file_name',
    search: [],
    columns: {
      kind: text('Kind'),
      file_name: text('File'),
      sha256: text('Fingerprint of the file'),
      rows: whole('Rows'),
      added: whole('New'),
      changed: whole('Changed'),
      same: whole('Same'),
      problems: whole('Problems'),
      totals: text('Totals'),
    },
  }),
  /** Says of a record that the newest file of its list no longer holds it. The record itself stays as it is. */
  register_absence: table({
    label: 'Not in the list any more',
    needs: 'imports.apply',
    sort: 'file_name',
    search: [],
    columns: {
      kind: text('Kind of record'),
      record: text('Record'),
      since: day('Since'),
      file_name: text('File'),
    },
    unique: [['kind', 'record']],
    exact: true,
  }),
};
