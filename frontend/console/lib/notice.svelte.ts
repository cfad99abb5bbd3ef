type Notice = { text: string; undo?: () => void; link?: Link; alarm?: boolean };

/** Where one goes on from what was done. */
type Link = { href: string; text: string };

const state = $state<{ notice?: Notice }>({});

/** What was done last, or could not be, until something else is done. */
export function notice(): Notice | undefined {
  return state.notice;
}

/** Says what was done, and offers to take it back where that is possible, or to go on from it. */
export function tell(text: string, undo?: () => void, link?: Link) {
  state.notice = { text, undo, link };
}

/** Says what could not be done, where no form is there to say it. */
export function warn(text: string) {
  state.notice = { text, alarm: true };
}

export function hush() {
  state.notice = undefined;
}
