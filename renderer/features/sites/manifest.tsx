import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { MapPin } from 'lucide-react';
import { z } from 'zod';
import { recordWord } from '../../work/field-words.ts';
import { importedParts } from '../../work/imported-parts.ts';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { VIEW_SEARCH } from '../../work/view-address.ts';
import { t } from './t.ts';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/sites',
    component: lazyRouteComponent(() => import('./SitesPage.tsx'), 'SitesPage'),
    validateSearch: z.object({
      ...VIEW_SEARCH,
      site: z.string().optional().catch(undefined),
      new: z.boolean().optional().catch(undefined),
      ...importedParts,
    }),
  }),
];

/** What the site register gives the house. */
export const sites: Room<typeof routes, 'site', 'brownfield'> = {
  routes,
  nav: [{ order: 50, label: t('nav.sites'), icon: MapPin, path: '/sites' }],
  records: { site: { icon: MapPin, address: ({ id }) => ({ to: '/sites', search: { site: id } }) } },
  newEntries: [{ order: 40, label: recordWord('site'), address: { to: '/sites', search: { new: true } } }],
  warnings: { sites_without_homes: (count) => t('home.warnings.sites_without_homes', { count }) },
  imports: { brownfield: { order: 10, lead: t('sites.importLead'), result: { to: '/sites' } } },
};
