import type { ImportKind } from '../../../shared/features/imports/contract.ts';
import { brownfield } from '../sites/brownfield.ts';
import type { ImportKindRules } from '../../rooms/import-kind.ts';
import { providers } from '../partners/providers.ts';

/** Every kind of import. One line a kind. */
export const KINDS: Record<ImportKind, ImportKindRules> = { brownfield, providers };
