package vn.sanvat.store.refusal;

import org.springframework.dao.NonTransientDataAccessResourceException;
import vn.sanvat.web.Problem;

/** The store did nothing, and trying again at once is in vain. Its outage is logged by what guards the store; its cause is the answer. */
public final class RefusedByStore extends NonTransientDataAccessResourceException {
    RefusedByStore(String message, Problem answer) {
        super(message, answer);
    }
}
