/** Somebody who has signed in on this phone: by name and account, and by nothing that lets anybody in. */
export type Person = { id: string; name: string };

const KEY = 'who signs in here';
/** As many as a family or an office has; of more, those who came last. */
const MAX = 8;

/** Those who have signed in here, the last one first. */
export function personsHere(): Person[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Person[];
  } catch {
    return [];
  }
}

export function rememberPerson({ id, name }: Person) {
  write([{ id, name }, ...personsHere().filter((other) => other.id !== id)].slice(0, MAX));
}

/** Of the name alone; what the person has written here stays. */
export function forgetPerson(id: string) {
  write(personsHere().filter((other) => other.id !== id));
}

function write(persons: Person[]) {
  try {
    localStorage.setItem(KEY, JSON.stringify(persons));
  } catch {
    // On a phone without room one types one's name.
    localStorage.removeItem(KEY);
  }
}

const CHOSEN = '#who=';

/** What tells the sign-in page who is about to come; never sent to the server. */
export function comes(person: Person | undefined): string {
  return person ? CHOSEN + encodeURIComponent(person.id) : '';
}

/** Who is about to come, as {@link comes} has said. */
export function coming(hash: string): string | undefined {
  return hash.startsWith(CHOSEN) ? decodeURIComponent(hash.slice(CHOSEN.length)) : undefined;
}
