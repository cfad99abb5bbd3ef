type Notice = { text: string; undo?: () => void };

const state = $state<{ notice?: Notice }>({});

/** What was done last, until something else is done. */
export function notice(): Notice | undefined {
  return state.notice;
}

/** Says what was done, and offers to take it back where that is possible. */
export function tell(text: string, undo?: () => void) {
  state.notice = { text, undo };
}

export function hush() {
  state.notice = undefined;
}
