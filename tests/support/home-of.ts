import type { CoreContract } from '../../shared/contract.ts';
import type { Api } from '../../shared/rpc.ts';

/** All that the cards of Home show, read from each room as the cards do; of one organisation when one is named. */
export async function homeOf(api: Api<CoreContract>, own: { organisationId?: string } = {}) {
  const { homes, providers } = await api.homes.home({});
  return {
    ...(await api.actions.home(own)),
    nextMeeting: await api.meetings.next({}),
    homes,
    providers,
    warnings: await api.home.warnings({}),
    recent: await api.history.recent({ limit: 8 }),
  };
}
