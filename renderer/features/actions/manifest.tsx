import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
import { z } from 'zod';
import { ActionView } from '../../../shared/features/actions/contract.ts';
import { recordWord } from '../../work/field-words.ts';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { VIEW_SEARCH } from '../../work/view-address.ts';
import { OverdueBadge } from './OverdueBadge.tsx';
import { homeCard } from '../../work/home-card.ts';
import { ActionsCard } from './ActionsCard.tsx';
import { OverdueCard } from './OverdueCard.tsx';
import { t } from './t.ts';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/actions',
    component: lazyRouteComponent(() => import('./ActionsPage.tsx'), 'ActionsPage'),
    validateSearch: z.object({
      ...VIEW_SEARCH,
      view: ActionView.optional().catch(undefined),
      organisation: z.string().optional().catch(undefined),
      action: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
    }),
  }),
];

/** What the action log gives the house. */
export const actions: Room<typeof routes, 'action'> = {
  routes,
  nav: [{ order: 30, label: t('nav.actions'), icon: ListChecks, path: '/actions', Badge: OverdueBadge }],
  records: { action: { icon: ListChecks, address: ({ id }) => ({ to: '/actions', search: { view: 'all', action: id } }) } },
  newEntries: [
    {
      order: 20,
      label: recordWord('action'),
      address: { to: '/actions', search: { new: true } },
      shortcut: { keys: 'Ctrl+Shift+A', listed: { order: 10, words: t('actions.keys') } },
    },
  ],
  homeCards: [
    homeCard({
      role: 'chair',
      column: 'main',
      order: 20,
      query: 'actions.home',
      input: () => ({}),
      Card: OverdueCard,
      isBare: ({ open }) => open === 0,
    }),
    homeCard({
      role: 'representative',
      column: 'main',
      order: 20,
      query: 'actions.home',
      input: ({ role, organisationId }) => (role === 'representative' && organisationId ? { organisationId } : {}),
      Card: ActionsCard,
    }),
  ],
  warnings: {
    actions_without_due: (count) => t('home.warnings.actions_without_due', { count }),
    actions_without_owner: (count) => t('home.warnings.actions_without_owner', { count }),
  },
  totals: { actions: t('totals.actions'), open: t('totals.open'), overdue: t('totals.overdue') },
};
