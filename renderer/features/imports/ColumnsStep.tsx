import { Fragment } from 'react';
import type { Preview } from '../../../shared/features/imports/contract.ts';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './ImportPage.module.css';

const NONE = '-';

export interface ColumnsStepProps {
  preview: Preview;
  /** Whether the columns are shown. */
  open: boolean;
  onToggle: () => void;
  /** Reads the file again with these columns. */
  onChange: (field: string, heading: string | null) => void;
}

const hintOf = ({ from, more }: Preview['columns'][number]): string | undefined =>
  more.length > 0 ? t('imports.joined', { headings: more.join(', ') }) : from === 'proposed' ? t('imports.columnProposed') : undefined;

/** What of the file is not read, with what stands there: nothing is left out in silence. */
function Unused({ unused }: Pick<Preview, 'unused'>) {
  if (unused.length === 0) return null;
  return (
    <div className={styles.unused}>
      <h3>{t('imports.unused', { count: unused.length })}</h3>
      <dl>
        {unused.map(({ sheet, heading, samples }) => (
          <Fragment key={`${sheet}:${heading}`}>
            <dt>{heading}</dt>
            <dd>{samples.join('; ') || '–'}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}

/** Which of the file's columns fills which field. Open while a required one is missing. */
export function ColumnsStep({ preview, open, onToggle, onChange }: ColumnsStepProps) {
  const matched = preview.columns.filter((column) => column.heading !== null).length;
  const remembered = preview.columns.some((column) => column.from === 'remembered');
  const headings = [{ id: NONE, label: t('imports.noColumn') }, ...preview.headings.map((heading) => ({ id: heading, label: heading }))];
  return (
    <Card
      title={t('imports.columns')}
      badge={
        <>
          <Chip tone={preview.ready ? 'neutral' : 'risk'}>
            {remembered
              ? t('imports.columnsRemembered', { matched, total: preview.columns.length })
              : t('imports.columnsMatched', { matched, total: preview.columns.length })}
          </Chip>
          {preview.unused.length > 0 ? <Chip>{t('imports.notUsed', { count: preview.unused.length })}</Chip> : null}
        </>
      }
      actions={
        <Button size={28} aria-expanded={open} onPress={onToggle}>
          {t(open ? 'imports.hideColumns' : 'imports.showColumns')}
        </Button>
      }
    >
      {open ? (
        <div className={styles.columns}>
          {preview.columns.map((column) => (
            <Select
              key={column.field}
              size={28}
              label={column.required ? column.label : `${column.label} ${t('ui.optional')}`}
              items={headings}
              value={column.heading ?? NONE}
              error={column.required && column.heading === null ? t('imports.columnMissing') : undefined}
              hint={hintOf(column)}
              onChange={(heading) => onChange(column.field, heading === NONE ? null : heading)}
            />
          ))}
        </div>
      ) : null}
      {open ? <Unused unused={preview.unused} /> : null}
    </Card>
  );
}
