import { contract, type CoreContract } from '../../shared/contract/index.ts';
import type { FeatureHandlers, FeatureModule } from '../core/context.ts';
import { audit } from './audit/handlers.ts';
import { organisations } from './organisations/handlers.ts';
import { partnership } from './partnership/handlers.ts';
import { people } from './people/handlers.ts';
import { system } from './system/handlers.ts';

/** Every feature's handlers, by its name in the contract. One line a feature. */
const handlers = {
  partnership,
  organisations,
  people,
  audit,
  system,
} satisfies { [F in keyof CoreContract]?: FeatureHandlers<CoreContract[F]> };

/** The features as the core takes them. */
export const features = Object.fromEntries(
  Object.entries(handlers).map(([name, own]) => [name, { contract: contract[name as keyof CoreContract], handlers: own }]),
) as unknown as Record<string, FeatureModule>;
