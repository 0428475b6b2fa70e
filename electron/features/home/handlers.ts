import type { home as contract } from '../../../shared/features/home/contract.ts';
import { financialYearOf } from '../../../shared/domain/dates.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import { recentChanges } from '../../core/recent.ts';
import { countByOrganisation, dueActions, overdueByOrganisation } from '../actions/home.ts';
import { addUpCommitments, homesTotals, homesWarnings, providerTotals } from '../homes/home.ts';
import { nextMeeting } from '../meetings/next-meeting.ts';

const RECENT = 8;

export const home: FeatureHandlers<typeof contract> = {
  async summary(ctx, { role, organisationId }) {
    const { db, today } = ctx;
    const year = financialYearOf(today);
    const counts = await countByOrganisation(db, today);
    const total = (field: 'open' | 'overdue' | 'withoutDue' | 'withoutOwner'): number =>
      counts.reduce((sum, count) => sum + count[field], 0);
    const commitments = await addUpCommitments(db, year);
    const found = {
      actions_without_due: total('withoutDue'),
      actions_without_owner: total('withoutOwner'),
      ...(await homesWarnings(db, commitments, today)),
    };
    return {
      today,
      nextMeeting: await nextMeeting(db, today),
      openActions: total('open'),
      overdueActions: total('overdue'),
      overdueByOrganisation: await overdueByOrganisation(db, counts),
      actions: await dueActions(db, today, role === 'representative' ? organisationId : undefined),
      homes: homesTotals(commitments, year),
      providers: await providerTotals(db, commitments),
      warnings: Object.entries(found)
        .map(([code, count]) => ({ code, count }))
        .filter((warning) => warning.count > 0),
      recent: await recentChanges(db, RECENT),
    };
  },
};
