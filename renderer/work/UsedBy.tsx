import type { z } from 'zod';
import type { AppContract } from '../../shared/contract.ts';
import { pluralOf, pointersAt, wholeOf, type EntityName } from '../../shared/tables.ts';
import { useQuery } from '../api/query.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FirstOf } from '../ui/FirstOf.tsx';
import { formatNumber } from '../ui/format.ts';
import { t } from '../words/t.ts';
import { RecordLink } from './links.tsx';
import { Loaded } from './Loaded.tsx';
import screen from './screen.module.css';
import styles from './UsedBy.module.css';

/** True for a kind of record that others may point at, besides its own parts. */
export const isUsed = (entity: EntityName): boolean => pointersAt(entity).some((pointer) => wholeOf(pointer.entity)?.entity !== entity);

type Users = z.output<AppContract['search']['usedBy']['output']>[number];

const MOST = 50;

/** How many records point at one; undefined until it is known. */
export function useUsers(entity: EntityName, id: string): number | undefined {
  const users = useQuery('search.usedBy', { entity, id }, { enabled: isUsed(entity) });
  return users.data?.reduce((sum, { count }) => sum + count, 0);
}

/** The records that point at one, by kind, each a link to where it is shown. */
export function UsedBy({ entity, id }: { entity: EntityName; id: string }) {
  const users = useQuery('search.usedBy', { entity, id });
  return (
    <Loaded query={users}>
      {(kinds) =>
        kinds.length === 0 ? (
          <EmptyState compact>{t('app.usedByNone')}</EmptyState>
        ) : (
          <div className={screen.stack}>
            {kinds.map((kind) => (
              <Kind key={kind.entity} users={kind} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

function Kind({ users: { entity, count, first } }: { users: Users }) {
  return (
    <section>
      <h3>{t('app.usedByKind', { kind: pluralOf(entity as EntityName), count: formatNumber(count) })}</h3>
      <FirstOf items={first} most={MOST} total={count}>
        {(shown) => (
          <ul className={styles.list}>
            {shown.map(({ id, shows, name }) => (
              <li key={id}>
                <RecordLink kind={shows.entity} id={shows.id}>
                  {name}
                </RecordLink>
              </li>
            ))}
          </ul>
        )}
      </FirstOf>
    </section>
  );
}
