import { imports } from '../../electron/features/imports/handlers.ts';
import { reports } from '../../electron/features/reports/handlers.ts';
import { search } from '../../electron/features/search/handlers.ts';
import type { FeatureModule, Program } from '../../electron/core/program.ts';
import { program } from '../../electron/program.ts';
import { plainSearch } from '../../electron/rooms/plain/search.ts';
import { plainMethods } from '../../shared/plain-record.ts';
import { TABLES } from '../../shared/tables.ts';

type Imports = Parameters<typeof imports>[0];

interface Gifts {
  handlers: Record<string, FeatureModule['handlers']>;
  migrations: Program['migrations'];
  reports: Parameters<typeof reports>[0];
  makeImport: () => Imports[number];
}

/** The program with one plain record that is in no registry, as a line in each would bring it in, for one spec file alone. */
export function programWith(record: Parameters<typeof plainMethods>[0], gifts: Gifts, alongside: Imports = []): Program {
  const { entity, feature } = record;
  Object.assign(TABLES, { [entity]: record.table });
  const { features } = program;
  return {
    ...program,
    migrations: { ...program.migrations, ...gifts.migrations },
    features: {
      ...features,
      [feature]: { contract: plainMethods(record), handlers: gifts.handlers[feature]! },
      imports: { ...features['imports']!, handlers: imports([...alongside, gifts.makeImport()]) },
      reports: { ...features['reports']!, handlers: reports(gifts.reports) },
      search: { ...features['search']!, handlers: search([plainSearch(entity as never)]) },
    },
  };
}
