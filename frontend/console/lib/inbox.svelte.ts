const state = $state({ unread: 0 });

/** How many messages are unread, as far as this tab knows. */
export function unread(): number {
  return state.unread;
}

export function setUnread(count: number) {
  state.unread = count;
}
