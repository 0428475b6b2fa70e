import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { z } from 'zod';
import { Measure, type HomesHome } from '../../../shared/features/homes/contract.ts';
import { recordWord } from '../../work/field-words.ts';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { VIEW_SEARCH } from '../../work/view-address.ts';
import { homeCard } from '../../work/home-card.ts';
import { HomesCard } from './HomesCard.tsx';
import { ProvidersCard } from './ProvidersCard.tsx';
import { t } from './t.ts';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/homes',
    component: lazyRouteComponent(() => import('./HomesPage.tsx'), 'HomesPage'),
    validateSearch: z.object({
      ...VIEW_SEARCH,
      provider: z.array(z.string()).optional().catch(undefined),
      tenure: z.array(z.string()).optional().catch(undefined),
      need: z.array(z.string()).optional().catch(undefined),
      measure: Measure.optional().catch(undefined),
      commitment: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
    }),
  }),
];

const totals = {
  query: 'homes.home',
  input: () => ({}),
  isBare: ({ providers }: HomesHome) => providers.length === 0,
} as const;

/** What commitments to homes give the house. */
export const homes: Room<typeof routes, 'commitment'> = {
  routes,
  nav: [{ order: 40, label: t('nav.homes'), icon: Building2, path: '/homes' }],
  records: { commitment: { icon: Building2, address: ({ id }) => ({ to: '/homes', search: { commitment: id } }) } },
  newEntries: [{ order: 30, label: recordWord('commitment'), address: { to: '/homes', search: { new: true } } }],
  firstSteps: [
    { order: 40, words: t('home.start.homes'), button: t('home.start.homesButton'), address: { to: '/homes', search: { new: true } } },
  ],
  homeCards: [
    homeCard({ ...totals, role: 'chair', column: 'side', order: 10, Card: HomesCard }),
    homeCard({ ...totals, role: 'representative', column: 'main', order: 10, Card: HomesCard }),
    homeCard({ ...totals, role: 'officer', column: 'main', order: 10, Card: HomesCard }),
    homeCard({ ...totals, role: 'officer', column: 'main', order: 20, Card: ProvidersCard }),
  ],
  warnings: {
    commitments_without_figures: (count) => t('home.warnings.commitments_without_figures', { count }),
    delivered_over_promised: (count) => t('home.warnings.delivered_over_promised', { count }),
    forecasts_missing: (count) => t('home.warnings.forecasts_missing', { count }),
    given_up_with_forecast: (count) => t('home.warnings.given_up_with_forecast', { count }),
    halted_with_forecast: (count) => t('home.warnings.halted_with_forecast', { count }),
  },
  totals: {
    commitments: t('totals.commitments'),
    promised: t('totals.promised'),
    forecast: t('totals.forecast'),
    delivered: t('totals.delivered'),
    expected: t('totals.expected'),
  },
};
