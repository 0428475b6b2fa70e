import { Fragment } from 'react';
import type { Account, Preview } from '../../../shared/features/imports/contract.ts';
import { t } from './t.ts';
import { formatNumber } from '../../ui/format.ts';
import styles from './AccountTable.module.css';

type Figures = Account['rows'];
const STATES = ['new', 'changed', 'same', 'stopped', 'skipped'] as const;

function Line({ name, figures }: { name: string; figures: Figures }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatNumber(figures.file)}</td>
      {STATES.map((state, at) => (
        <Fragment key={state}>
          <td className={styles.sign} aria-hidden="true">
            {at === 0 ? '=' : '+'}
          </td>
          <td>{formatNumber(figures[state])}</td>
        </Fragment>
      ))}
    </tr>
  );
}

const signed = (difference: number): string =>
  difference === 0 ? '' : `${difference > 0 ? '+' : '−'}${formatNumber(Math.abs(difference))}`;

function Stand({ name, before, after }: { name: string; before: number; after: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatNumber(before)}</td>
      <td>{formatNumber(after)}</td>
      <td className={styles.change}>{signed(after - before)}</td>
    </tr>
  );
}

/** What becomes of every row of the file and of the homes in it, sheet by sheet; and what is here before and after. */
export function AccountTable({ preview }: { preview: Preview }) {
  const { accounts, before, after } = preview;
  const several = accounts.length > 1;
  return (
    <div className={styles.account}>
      {/* A scrolling area must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.sums} role="region" aria-label={t('imports.counts')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('imports.counted')}</span>
              </th>
              <th scope="col">{t('imports.inFile')}</th>
              {STATES.map((state) => (
                <Fragment key={state}>
                  <td className={styles.sign} aria-hidden="true" />
                  <th scope="col">{t(`imports.states.${state}`)}</th>
                </Fragment>
              ))}
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ sheet, rows, homes }) => (
              <Fragment key={sheet}>
                <Line name={several ? t('imports.rowsOf', { sheet }) : t('imports.rows')} figures={rows} />
                {homes ? <Line name={several ? t('imports.homesOf', { sheet }) : t('imports.homes')} figures={homes} /> : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <table className={styles.stand}>
        <thead>
          <tr>
            <th scope="col">{t('imports.here')}</th>
            <th scope="col">{t('imports.before')}</th>
            <th scope="col">{t('imports.after')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('imports.difference')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Stand name={t('imports.records')} before={before.records} after={after.records} />
          {before.homes !== null && after.homes !== null ? (
            <Stand name={t('imports.homes')} before={before.homes} after={after.homes} />
          ) : null}
        </tbody>
      </table>
    </div>
  );
}
