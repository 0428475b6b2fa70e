/** The fields of a form that differ from the record it edits: an edit sends these alone. */
export function changedFields<T extends object>(values: T, record: Partial<Record<keyof T, unknown>>): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => record[name as keyof T] !== value)) as Partial<T>;
}
