import { MapPin } from 'lucide-react';
import { labelOf } from '../../../shared/domain/codes.ts';
import { STANDINGS } from '../../../shared/fields.ts';
import { SiteFields, type SiteList, type SiteRow } from '../../../shared/features/sites/contract.ts';
import { useMemo } from 'react';
import type { z } from 'zod';
import { siteTotalsOf } from '../../../shared/features/sites/totals.ts';
import { useGo } from '../../work/address.ts';
import type { Register } from '../../work/register/register.ts';
import { RegisterPage } from '../../work/register/RegisterPage.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { t } from './t.ts';

const M2_IN_HECTARE = 10_000;

type List = z.infer<typeof SiteList>;

const register: Register<'site', SiteRow, List> = {
  entity: 'site',
  feature: 'sites',
  noun: { one: 'site', other: 'sites' },
  schema: SiteFields,
  title: t('nav.sites'),
  icon: MapPin,
  shows: 'site',
  empty: t('sites.empty'),
  nameOf: (site) => site.reference,
  about: (site) => [site.nameAddress],
  inParts: true,
  pasted: { all: { include: 'all' } },
  rowsOf: ({ rows }) => rows,
  standingOf: ({ standing }) => standing,
  columns: [
    { field: 'reference', width: 124 },
    { field: 'nameAddress', flex: 1, minWidth: 220 },
    { field: 'register', width: 110, label: true },
    {
      field: 'areaSqm',
      heading: t('sites.hectares'),
      kind: 'text',
      width: 84,
      format: (value) => (value === null ? t('ui.format.dash') : (Number(value) / M2_IN_HECTARE).toFixed(2)),
      label: true,
      cellClass: () => 'hpp-number',
    },
    'planningStatus',
    { field: 'ownership', width: 216, label: true },
    { field: 'homesFrom', width: 116, total: 'sum' },
    { field: 'homesTo', width: 100, total: 'sum' },
  ],
  form: [
    { field: 'nameAddress', rows: 2 },
    'reference',
    { field: 'register', hint: t('sites.registerHint') },
    'uprn',
    'planningReference',
    'ward',
    'planningStatus',
    'permissionType',
    'permissionOn',
    'ownership',
    'deliverable',
    'homesFrom',
    'homesTo',
    'areaSqm',
    'coordinateSystem',
    'geoX',
    'geoY',
    'firstAddedOn',
    'lastUpdatedOn',
    'endedOn',
    'sitePlanUrl',
    'organisationUri',
    { field: 'hazardousSubstances', rows: 2 },
    { field: 'planningHistory', rows: 2 },
    { field: 'notes', rows: 3 },
  ],
  size: 'large',
  facts: [
    { label: t('register.standing'), value: ({ standing }) => labelOf(STANDINGS, standing) },
    'register',
    'homesFrom',
    'homesTo',
    'planningStatus',
    'permissionType',
    'permissionOn',
    'ownership',
    'deliverable',
    'ward',
    'uprn',
    'planningReference',
    { label: t('sites.coordinates'), value: (site) => [site.geoX, site.geoY].filter(Boolean).join(', ') },
    'firstAddedOn',
    'lastUpdatedOn',
    'endedOn',
    'notes',
  ],
  Status: Totals,
  importKind: 'brownfield',
  EmptyAction: ToImport,
};

/** The site register: brownfield registers and sites of the partners. */
export function SitesPage() {
  return <RegisterPage register={register} />;
}

function ToImport() {
  const go = useGo();
  return <Button onPress={() => go({ to: '/import', search: { kind: 'brownfield' } })}>{t('sites.import')}</Button>;
}

/** What the sites that are listed add up to. */
function Totals({ rows, sums }: { rows: readonly SiteRow[]; sums: Readonly<Record<string, number>> | undefined }) {
  const read = useMemo(() => siteTotalsOf(rows), [rows]);
  const totals = sums ? { ...read, ...sums } : read;
  return (
    <span>
      {t('sites.totals', {
        from: formatNumber(totals.homesFrom),
        permissioned: formatNumber(totals.permissioned),
        not: formatNumber(totals.notPermissioned),
        pending: formatNumber(totals.pending),
        none: formatNumber(totals.noStatus),
      })}
    </span>
  );
}
