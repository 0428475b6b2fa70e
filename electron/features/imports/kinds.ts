import type { ImportKind } from '../../../shared/contract/imports.ts';
import { brownfield } from './brownfield.ts';
import type { ImportKindRules } from './kind.ts';
import { providers } from './providers.ts';

/** Every kind of import. One line a kind. */
export const KINDS: Record<ImportKind, ImportKindRules> = { brownfield, providers };
