import { actions } from './actions.ts';
import { audit } from './audit.ts';
import { commitments } from './commitments.ts';
import { groups } from './groups.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { meetings } from './meetings.ts';
import { organisations } from './organisations.ts';
import { partnership } from './partnership.ts';
import { people } from './people.ts';
import { reports } from './reports.ts';
import { search } from './search.ts';
import { sites } from './sites.ts';
import { system } from './system.ts';
import { workspace } from './workspace.ts';

/** Every method the core answers. One line a feature. */
export const contract = {
  partnership,
  organisations,
  people,
  groups,
  meetings,
  actions,
  sites,
  commitments,
  home,
  search,
  imports,
  reports,
  audit,
  system,
};

/** What the host answers by itself, whether or not a partnership is open. */
export const hostContract = { workspace };

/** Everything a screen can call. */
export const appContract = { ...contract, ...hostContract };

export type CoreContract = typeof contract;
export type HostContract = typeof hostContract;
export type AppContract = typeof appContract;
