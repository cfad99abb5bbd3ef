/** A field that was changed here and elsewhere to different values; a person chooses. */
export type Conflict<T> = { field: keyof T & string; theirs: T[keyof T & string] };

/** Whether two say the same; the keys of lines are those of a screen, and say nothing. */
export function same(one: unknown, other: unknown): boolean {
  const said = (value: unknown) => JSON.stringify(value, (name, part: unknown) => (name === 'key' ? undefined : part));
  return said(one) === said(other);
}

/**
 * What two phones have made of one record: changes of different fields are both kept. Of a field that both have changed, ours stays
 * until a person chooses.
 *
 * @param base what both began with
 */
export function merged<T extends object>(base: T, ours: T, theirs: T): { value: T; conflicts: Conflict<T>[] } {
  const value = { ...theirs };
  const conflicts: Conflict<T>[] = [];
  for (const field of Object.keys(ours) as (keyof T & string)[]) {
    if (!same(ours[field], base[field])) {
      value[field] = ours[field];
      if (!same(theirs[field], base[field]) && !same(theirs[field], ours[field])) {
        conflicts.push({ field, theirs: theirs[field] });
      }
    }
  }
  return { value, conflicts };
}
