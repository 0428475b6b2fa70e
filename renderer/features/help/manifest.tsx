import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import type { Room } from '../../work/manifest.ts';
import { underRoot } from '../../work/root-route.ts';
import { t } from './t.ts';

const routes = [
  createRoute({ getParentRoute: underRoot, path: '/help', component: lazyRouteComponent(() => import('./HelpPage.tsx'), 'HelpPage') }),
];

/** What help gives the house. */
export const help: Room<typeof routes> = {
  routes,
  nav: [{ order: 20, label: t('nav.help'), icon: CircleHelp, path: '/help', foot: true }],
  records: {},
  shortcuts: [{ keys: 'F1', address: { to: '/help' } }],
  menu: { help: { to: '/help' } },
};
