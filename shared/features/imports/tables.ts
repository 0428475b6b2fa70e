import { table, text, whole } from '../../table.ts';

export const tables = {
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
};
