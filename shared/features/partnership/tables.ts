import { longText, optional, table, text, year } from '../../table.ts';

export const tables = {
  partnership: table({
    label: 'Partnership',
    needs: 'partnership.edit',
    sort: 'name',
    search: [],
    root: true,
    columns: {
      name: text('Name'),
      area: text('Area'),
      purpose: longText('Purpose'),
      sample: optional(text('Worked example')),
      first_year: year('First year'),
      last_year: year('Last year'),
    },
  }),
};
