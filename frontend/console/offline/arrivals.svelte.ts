/** How often something has reached the server: who shows what is there reads it again. */
let arrivals = $state(0);

export function arrived(): number {
  return arrivals;
}

export function countArrival() {
  arrivals++;
}
