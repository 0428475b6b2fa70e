import { newTables } from '../../rooms/new-tables.ts';

export const absence = newTables({
  register_absence: {
    columns: { kind: 'text', record: 'text', since: 'text', file_name: 'text' },
    unique: [['kind', 'record']],
  },
});
