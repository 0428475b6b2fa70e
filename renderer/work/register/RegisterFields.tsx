import { Fragment } from 'react';
import type { EntityName } from '../../../shared/tables.ts';
import { useAdders, useLinkChoices } from '../choices.ts';
import { columnOf, fieldLabel } from '../field-words.ts';
import screen from '../screen.module.css';
import { controlOf } from './drawing.tsx';
import { ownNumberWords } from '../../ui/form/messages.ts';
import { isOptional, shapeOf, type FormPart, type RecordParts, type RegisterRow } from './register.ts';

/** A row of the form: one wide field, or narrow ones side by side. */
function inRows<E extends EntityName>(form: readonly FormPart<E>[], wide: (part: FormPart<E>) => boolean): FormPart<E>[][] {
  const rows: FormPart<E>[][] = [];
  for (const part of form) {
    const last = rows.at(-1);
    if (last?.[0] && !wide(last[0]) && !wide(part)) last.push(part);
    else rows.push([part]);
  }
  return rows;
}

/** The fields of a record's form, each by its declaration. */
export function RegisterFields<E extends EntityName, Row extends RegisterRow>({
  parts: { entity, schema, form },
}: {
  parts: RecordParts<E, Row>;
}) {
  const all = form.map((part): FormPart<E> => (typeof part === 'object' ? part : { field: part }));
  const choicesOf = useLinkChoices(
    entity,
    all.map(({ field }) => field),
  );
  const adderOf = useAdders(entity);
  const draw = (part: FormPart<E>) => {
    const { field, label = fieldLabel(entity, field), items = choicesOf(field), rows, wide: _wide, ...more } = part;
    const place = { name: field, label, ...more, optional: isOptional(schema, entity, field), autoFocus: part === all[0] };
    return (
      <Fragment key={field}>
        {controlOf(
          { ...place, rows, items, onAdd: adderOf(field), remedy: ownNumberWords(shapeOf(schema)[field]) },
          columnOf(entity, field),
        )}
      </Fragment>
    );
  };
  const isWide = ({ field, wide, rows }: FormPart<E>): boolean =>
    wide === true || rows !== undefined || columnOf(entity, field)?.kind === 'long_text';
  return inRows(all, isWide).map((row) =>
    row.length === 1 && isWide(row[0]!) ? (
      draw(row[0]!)
    ) : (
      <div key={row[0]!.field} className={screen.fields}>
        {row.map(draw)}
      </div>
    ),
  );
}
