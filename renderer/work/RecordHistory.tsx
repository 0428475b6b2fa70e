import { useEffect, useState } from 'react';
import type { CoreContract } from '../../shared/contract.ts';
import type { Output } from '../../shared/rpc.ts';
import type { EntityName } from '../../shared/tables.ts';
import { useConnection, useQuery } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { formatDateTime } from '../ui/format.ts';
import { HistoryList } from '../ui/HistoryList.tsx';
import { fieldLabel, fieldValue, namesFor, type Names } from './field-words.ts';
import { Loaded } from './Loaded.tsx';

/** What happened to a record, as the contract answers it. */
type HistoryEntry = Output<CoreContract['history']['of']>[number];

function describe(entity: EntityName, entry: HistoryEntry, names: Names): string {
  if (entry.op !== 'update') return t(`app.ops.${entry.op}`);
  return entry.changes
    .map(({ field, before, after }) =>
      t('app.changed', {
        field: fieldLabel(entity, field),
        before: fieldValue(entity, field, before, names),
        after: fieldValue(entity, field, after, names),
      }),
    )
    .join('; ');
}

/** Everything that happened to one record, newest first. */
export function RecordHistory({ entity, id }: { entity: EntityName; id: string }) {
  const { api } = useConnection();
  const history = useQuery('history.of', { entity, id });
  const [names, setNames] = useState<Names>(new Map());
  const { data } = history;
  useEffect(() => {
    const values = (data ?? []).flatMap(({ changes }) =>
      changes.flatMap(({ field, before, after }) => [{ [field]: before }, { [field]: after }]),
    );
    void namesFor(api, entity, values).then(setNames, () => {});
  }, [api, entity, data]);
  return (
    <Loaded query={history}>
      {(entries) => (
        <HistoryList
          label={t('app.history')}
          items={entries.map((entry, at) => ({
            id: `${entry.seq}-${at}`,
            what: describe(entity, entry, names),
            when: `${formatDateTime(entry.at)}, ${entry.actor}`,
            isCurrent: at === 0,
            ...(entry.lost ? { warning: t('app.historyLost') } : {}),
            ...(entry.kind === 'do' ? {} : { why: t(entry.kind === 'undo' ? 'app.byUndo' : 'app.byRedo') }),
          }))}
        />
      )}
    </Loaded>
  );
}
