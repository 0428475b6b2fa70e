import { useEffect, useState, type ReactNode } from 'react';
import { useQuery, type QueryName, type Reading } from '../api/query.tsx';
import { toast } from '../ui/toast.ts';

interface WholeRecordProps<T> {
  /** The query that reads it by its `id`. */
  by: QueryName;
  id: string;
  /** It can't be read, which a message has said. */
  onFailed: () => void;
  children: (record: T) => ReactNode;
}

/** A row of a long list, read whole to be edited. It stays as it was then: a change by somebody else is noticed on saving. */
export function WholeRecord<T>({ by, id, onFailed, children }: WholeRecordProps<T>) {
  const { data, error } = useQuery(by, { id }) as Reading<unknown> as Reading<T>;
  const [first, setFirst] = useState<T>();
  if (data !== undefined && first === undefined) setFirst(data);
  const failed = first === undefined && error !== null ? error : null;
  useEffect(() => {
    if (failed === null) return;
    toast([failed.message, failed.details.remedy].filter(Boolean).join(' '), { tone: 'error' });
    onFailed();
  }, [failed, onFailed]);
  return first === undefined ? null : children(first);
}
