import { answered, api, type Schemas } from '../../api/client';

type Place = Schemas['PlaceAnswer'];

const PAGE = 100;
/** Enough for a province before and after 2025. */
const MAX_PAGES = 10;

/** The communes and wards that there were on a day, with what they lay in. */
export async function communesOn(day: string): Promise<{ value: string; text: string }[]> {
  const places: Place[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const found = await answered(api.GET('/api/places', { params: { query: { page, size: PAGE } } }));
    places.push(...found.items);
    if (page >= (found.pages ?? 1)) {
      break;
    }
  }
  const names = new Map(places.map((place) => [place.id, place.name]));
  return places
    .filter(({ level, validFrom, validTo }) => {
      return level === 'COMMUNE' && validFrom <= day && (validTo === undefined || day < validTo);
    })
    .map((place) => {
      const parent = place.parent === undefined ? undefined : names.get(place.parent);
      return { value: place.id, text: parent === undefined ? place.name : `${place.name}, ${parent}` };
    })
    .sort((a, b) => a.text.localeCompare(b.text, 'vi'));
}
