import type { Action } from '../../../shared/features/actions/contract.ts';
import { DUE_SOON_DAYS, isLive } from '../../../shared/features/actions/rules.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { ACTION_STATUSES } from '../../../shared/features/actions/codes.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import type { TaskCtx } from '../../core/context.ts';
import type { ReportSheet } from '../../workbook/report-model.ts';
import { fileNameOf, frameOf, whole, type ComposedReport, type Report } from '../../rooms/report.ts';
import { ACTION_NOTES } from './report-notes.ts';

const TITLE = 'Action log';

/** All actions as the log shows them, with what each organisation has open. */
async function actionLog(ctx: TaskCtx): Promise<ComposedReport> {
  const actions = await ctx.run('actions.list', { view: 'all' });
  const open = actions.filter((action) => isLive(action.status)).length;
  const overdue = actions.filter((action) => action.overdue).length;
  return {
    fileName: fileNameOf(TITLE, ctx.today),
    totals: { actions: actions.length, open, overdue },
    model: {
      ...(await frameOf(ctx, TITLE)),
      subtitle: 'Actions agreed at meetings, who they are with and when they are due',
      subject: 'Actions and their progress',
      keywords: ['actions', 'action log', 'meetings'],
      cover: {
        facts: [
          { label: 'Actions', value: whole(actions.length) },
          { label: 'Open', value: whole(open) },
          { label: 'Overdue', value: whole(overdue) },
        ],
        intro: ['Every action of the partnership as it stands now, and what each organisation has open.'],
      },
      notes: ACTION_NOTES,
      sheets: [actionsSheet(actions, ctx.today), organisationsSheet(actions)],
    },
  };
}

/** Where an action stands against its due date, as a word. */
function dueWord(action: Action, today: string): string {
  if (!isLive(action.status)) return 'Closed';
  if (action.dueOn === null) return 'No due date';
  if (action.overdue) return 'Overdue';
  return action.dueOn <= addDays(today, DUE_SOON_DAYS) ? 'Due soon' : 'On track';
}

function actionsSheet(actions: Action[], today: string): ReportSheet {
  return {
    name: 'Actions',
    tableName: 'Actions',
    title: 'Actions by due date',
    columns: [
      { key: 'ref', heading: 'Reference', kind: 'reference', total: 'count' },
      { key: 'meeting', heading: 'Meeting date', kind: 'day' },
      { key: 'action', heading: 'Action', kind: 'text' },
      { key: 'owner', heading: 'Owner', kind: 'text' },
      { key: 'organisation', heading: 'Organisation', kind: 'text' },
      { key: 'group', heading: 'Working group', kind: 'text' },
      { key: 'due', heading: 'Due', kind: 'day' },
      { key: 'original', heading: 'Original due', kind: 'day', note: 'The due date first agreed.' },
      { key: 'status', heading: 'Status', kind: 'text' },
      {
        key: 'against',
        heading: 'Against due date',
        kind: 'rag',
        note: 'Overdue, Due soon (within 14 days), On track, No due date or Closed.',
      },
      { key: 'update', heading: 'Last update', kind: 'text' },
      { key: 'updated', heading: 'Updated', kind: 'day' },
      { key: 'closed', heading: 'Closed', kind: 'day' },
    ],
    rows: actions.map((action) => [
      action.ref,
      action.meetingOn,
      action.title,
      action.ownerName,
      action.organisationName,
      action.groupName,
      action.dueOn,
      action.originalDueOn,
      labelOf(ACTION_STATUSES, action.status),
      dueWord(action, today),
      action.lastUpdate,
      action.lastUpdateOn,
      action.closedOn,
    ]),
  };
}

interface OrganisationActions {
  name: string;
  actions: number;
  open: number;
  overdue: number;
  /** Due date of the longest overdue; null when none is. */
  oldest: string | null;
}

function organisationsSheet(actions: Action[]): ReportSheet {
  const groups = new Map<string, OrganisationActions>();
  for (const action of actions) {
    const id = action.organisationId ?? '';
    const group = groups.get(id) ?? {
      name: action.organisationName || 'No organisation',
      actions: 0,
      open: 0,
      overdue: 0,
      oldest: null,
    };
    group.actions += 1;
    if (isLive(action.status)) group.open += 1;
    if (action.overdue) {
      group.overdue += 1;
      if (group.oldest === null || (action.dueOn ?? '') < group.oldest) group.oldest = action.dueOn;
    }
    groups.set(id, group);
  }
  return {
    name: 'By organisation',
    tableName: 'Organisations',
    title: 'Actions by organisation',
    description: 'Most overdue actions first.',
    columns: [
      { key: 'organisation', heading: 'Organisation', kind: 'text' },
      { key: 'actions', heading: 'Actions', kind: 'number', total: 'sum' },
      { key: 'open', heading: 'Open', kind: 'number', total: 'sum' },
      { key: 'overdue', heading: 'Overdue', kind: 'number', total: 'sum' },
      { key: 'oldest', heading: 'Oldest was due', kind: 'day' },
    ],
    rows: [...groups.values()]
      .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open || a.name.localeCompare(b.name, 'en-GB'))
      .map((group) => [group.name, group.actions, group.open, group.overdue, group.oldest]),
  };
}

export const report: Report = {
  name: 'action-log',
  order: 20,
  title: TITLE,
  description: 'Every action with its owner, due date, status and last update, and what each organisation has open.',
  compose: actionLog,
};
