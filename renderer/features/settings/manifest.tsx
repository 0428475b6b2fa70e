import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { t } from './t.ts';

const routes = [
  createRoute({
    getParentRoute: underRoot,
    path: '/settings',
    component: lazyRouteComponent(() => import('./SettingsPage.tsx'), 'SettingsPage'),
  }),
];

/** What settings give the house. */
export const settings: Room<typeof routes> = {
  routes,
  nav: [{ order: 10, label: t('nav.settings'), icon: Settings, path: '/settings', foot: true, also: ['/history', '/open'] }],
  records: {},
  menu: { 'back-up': { to: '/settings' }, about: { to: '/settings' } },
};
