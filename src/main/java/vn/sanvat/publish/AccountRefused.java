package vn.sanvat.publish;

import vn.sanvat.text.Localized;

/** The platform refuses our account (401, 403): no item is at fault, and sending more is of no use until somebody acts. */
public final class AccountRefused extends RuntimeException {

    private final Localized reason;

    /** @param reason what an administrator can do about it; holds no secret */
    public AccountRefused(Localized reason) {
        super(reason.en());
        this.reason = reason;
    }

    public Localized reason() {
        return reason;
    }
}
