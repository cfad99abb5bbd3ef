package vn.sanvat.identity.audit;

/** What happens to an account and is no operation of the API; the console knows each by its word. */
public enum AccountEvent {
    SIGNED_IN("signIn"),
    SIGNED_IN_BY_PROVIDER("signInByProvider"),
    /** A wrong password for an account that is known; the first in a while. */
    PASSWORD_REFUSED("refusePassword"),
    /** So many that whoever guesses has to wait. */
    GUESSING_SLOWED("slowGuessing"),
    /** After the right password. */
    CODE_REFUSED("refuseCode"),
    SECOND_FACTOR_SET_UP("setUpSecondFactor"),
    RECOVERY_CODE_USED("useRecoveryCode"),
    PASSWORD_SET_BY_LINK("setPasswordByLink");

    private final String word;

    AccountEvent(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
