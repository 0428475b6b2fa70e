import { CircleAlert, CircleCheck, CircleDashed, Clock, Octagon, type LucideIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Action, ActionRow } from '../../../shared/features/actions/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { ACTION_STATUSES, PRIORITIES } from '../../../shared/features/actions/codes.ts';
import { useAct } from '../../work/act.ts';
import { useAdditions, type AddedRows } from '../../work/additions.ts';
import { cellOptions, codeOptions, useOrganisationChoices, usePersonChoices } from '../../work/choices.ts';
import { ListGrid, type ListProps } from '../../work/ListGrid.tsx';
import { useRecordEdits, type RecordRows } from '../../work/record-edits.ts';
import { WholeRecord } from '../../work/WholeRecord.tsx';
import { labelsOf } from '../../work/field-words.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { t } from './t.ts';
import { formatDateShort } from '../../ui/format.ts';
import { Chip, type ChipTone } from '../../ui/Chip.tsx';
import type { GridColumn } from '../../ui/grid/types.ts';

const field = labelsOf('action');

const LOOKS: Record<string, { tone: ChipTone; icon: LucideIcon }> = {
  open: { tone: 'neutral', icon: CircleDashed },
  in_progress: { tone: 'blue', icon: Clock },
  blocked: { tone: 'risk', icon: Octagon },
  awaiting_sign_off: { tone: 'blue', icon: CircleCheck },
  closed: { tone: 'ok', icon: CircleCheck },
};

/** An action's status in words, with "Overdue" before all else. */
export function StatusChip({ action }: { action: Pick<ActionRow, 'status' | 'overdue'> }) {
  if (action.overdue) {
    return (
      <Chip tone="off" icon={CircleAlert}>
        {t('actions.overdue')}
      </Chip>
    );
  }
  const look = LOOKS[action.status] ?? { tone: 'neutral' as const, icon: CircleDashed };
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {labelOf(ACTION_STATUSES, action.status)}
    </Chip>
  );
}

const rowsOf: RecordRows<ActionRow> = { entity: 'action', feature: 'actions', list: 'actions.part', nameOf: (row) => row.ref };

const TAKEN = ['title', 'ownerPersonId', 'organisationId', 'dueOn', 'status', 'priority'];

const ADDED: AddedRows = {
  entity: 'action',
  feature: 'actions',
  nameField: 'title',
  numberField: 'ref',
  needs: ['title'],
  all: { view: 'all' },
};

/** The log as a spreadsheet: owner, due date and status can be typed, pasted and filled down. */
export function ActionsGrid(props: ListProps<ActionRow>) {
  const [people, organisations] = [usePersonChoices(), useOrganisationChoices()];
  const columns = useMemo(
    (): GridColumn<ActionRow>[] => [
      { key: 'ref', heading: t('actions.ref'), kind: 'opener', width: 112, value: (row) => row.ref, label: true },
      { key: 'title', heading: field('title'), kind: 'text', flex: 1, minWidth: 160, value: (row) => row.title },
      {
        key: 'ownerPersonId',
        heading: field('ownerPersonId'),
        kind: 'link',
        width: 136,
        value: (row) => row.ownerPersonId,
        options: cellOptions(people),
        format: (_value, row) => row.ownerName,
      },
      {
        key: 'organisationId',
        heading: field('organisationId'),
        kind: 'link',
        width: 148,
        value: (row) => row.organisationId,
        options: cellOptions(organisations),
        format: (_value, row) => row.organisationName,
      },
      { key: 'dueOn', heading: field('dueOn'), kind: 'day', width: 108, value: (row) => row.dueOn, ...movedMarker },
      {
        key: 'state',
        heading: t('actions.state'),
        kind: 'status',
        width: 126,
        value: (row) => (row.overdue ? t('actions.overdue') : labelOf(ACTION_STATUSES, row.status)),
        render: (row) => <StatusChip action={row} />,
        label: true,
      },
      {
        key: 'status',
        heading: field('status'),
        kind: 'code',
        width: 130,
        value: (row) => row.status,
        options: codeOptions(ACTION_STATUSES),
      },
      {
        key: 'priority',
        heading: field('priority'),
        kind: 'code',
        width: 92,
        value: (row) => row.priority,
        options: codeOptions(PRIORITIES),
      },
    ],
    [people, organisations],
  );
  const edit = useRecordEdits(rowsOf);
  const adding = useAdditions(
    ADDED,
    useMemo(() => columns.filter(({ key }) => TAKEN.includes(key)), [columns]),
  );
  const [editing, setEditing] = useState<string | null>(null);
  const { act: remove } = useAct('actions.remove');
  return (
    <>
      <ListGrid
        {...props}
        entity="action"
        name={t('actions.log')}
        noun={(count) => t('actions.noun', { count })}
        getRowName={rowsOf.nameOf}
        columns={columns}
        onEdit={edit}
        adding={adding}
        storageKey="actions"
        changes={{
          onEdit: ({ id }) => setEditing(id),
          onRemove: ({ id, version, ref }) => void remove({ id, version }, { done: t('actions.removed', { ref }) }),
        }}
      />
      {editing === null ? null : (
        <WholeRecord<Action> key={editing} by="actions.get" id={editing} onFailed={() => setEditing(null)}>
          {(action) => <ActionDialog action={action} onClose={() => setEditing(null)} />}
        </WholeRecord>
      )}
    </>
  );
}

const movedMarker: Pick<GridColumn<ActionRow>, 'marker'> = {
  marker: (row) =>
    row.originalDueOn !== null && row.dueOn !== row.originalDueOn
      ? { tooltip: t('actions.firstDue', { date: formatDateShort(row.originalDueOn) }) }
      : undefined,
};
