type Notice = { text: string; undo?: () => void; link?: Link };

/** Where one goes on from what was done. */
type Link = { href: string; text: string };

const state = $state<{ notice?: Notice }>({});

/** What was done last, until something else is done. */
export function notice(): Notice | undefined {
  return state.notice;
}

/** Says what was done, and offers to take it back where that is possible, or to go on from it. */
export function tell(text: string, undo?: () => void, link?: Link) {
  state.notice = { text, undo, link };
}

export function hush() {
  state.notice = undefined;
}
