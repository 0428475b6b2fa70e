import type { EntityName } from '../../../shared/tables.ts';
import { FormField } from '../../ui/form/SchemaForm.tsx';
import { codeChoices, useAdders, useLinkChoices } from '../choices.ts';
import { columnOf, fieldLabel } from '../field-words.ts';
import screen from '../screen.module.css';
import { isOptional, type FormPart, type RecordParts, type RegisterRow } from './register.ts';

/** A row of the form: one wide field, or narrow ones side by side. */
function inRows<E extends EntityName>(form: readonly FormPart<E>[]): FormPart<E>[][] {
  const rows: FormPart<E>[][] = [];
  const wide = ({ wide: is, rows: lines }: FormPart<E>): boolean => is === true || lines !== undefined;
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
    const common = { name: field, label, ...more, optional: isOptional(schema, entity, field), autoFocus: part === all[0] };
    const column = columnOf(entity, field);
    switch (column?.kind) {
      case 'code':
        return <FormField key={field} kind="select" {...common} items={codeChoices(column.codes ?? [])} />;
      case 'link':
        return <FormField key={field} kind="combobox" {...common} items={items} onAdd={adderOf(field)} />;
      case 'day':
        return <FormField key={field} kind="date" {...common} />;
      case 'time':
        return <FormField key={field} kind="time" {...common} />;
      case 'number':
        return <FormField key={field} kind="number" {...common} />;
      case 'year':
        return <FormField key={field} kind="number" plain {...common} />;
      case 'yes_no':
        return <FormField key={field} kind={column.null ? 'yesno' : 'switch'} {...common} />;
      default:
        return rows === undefined ? (
          <FormField key={field} {...common} />
        ) : (
          <FormField key={field} kind="textarea" rows={rows} {...common} />
        );
    }
  };
  return inRows(all).map((row) =>
    row.length === 1 && (row[0]!.rows !== undefined || row[0]!.wide) ? (
      draw(row[0]!)
    ) : (
      <div key={row[0]!.field} className={screen.fields}>
        {row.map(draw)}
      </div>
    ),
  );
}
