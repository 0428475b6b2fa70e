import { contract, type CoreContract } from '../../shared/contract.ts';
import type { FeatureHandlers, FeatureModule } from '../core/context.ts';
import type { ReversalRule } from '../core/undo.ts';
import { actions } from './actions/handlers.ts';
import { history } from './history/handlers.ts';
import { homes } from './homes/handlers.ts';
import { groups } from './partners/groups/handlers.ts';
import { home } from './home/handlers.ts';
import { meetings } from './meetings/handlers.ts';
import { refuseAgreedReversal } from './meetings/lock.ts';
import { imports } from './imports/handlers.ts';
import { organisations } from './partners/organisations/handlers.ts';
import { partnership } from './partnership/handlers.ts';
import { people } from './partners/people/handlers.ts';
import { reports } from './reports/handlers.ts';
import { search } from './search/handlers.ts';
import { sites } from './sites/handlers.ts';
import { system } from './system/handlers.ts';

/** Every feature's handlers, by its name in the contract. One line a feature. */
const handlers = {
  partnership,
  organisations,
  people,
  groups,
  meetings,
  actions,
  sites,
  homes,
  home,
  search,
  reports,
  imports,
  history,
  system,
} satisfies { [F in keyof CoreContract]: FeatureHandlers<CoreContract[F]> };

/** What a feature doesn't let Undo and Redo touch. */
const refusals: Partial<Record<string, ReversalRule>> = { meetings: refuseAgreedReversal };

/** The features as the core takes them. */
export const features = Object.fromEntries(
  Object.entries(handlers).map(([name, own]) => [
    name,
    { contract: contract[name as keyof CoreContract], handlers: own, refuseReversal: refusals[name] },
  ]),
) as unknown as Record<string, FeatureModule>;
