package vn.sanvat.site.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.identity.SignIn;
import vn.sanvat.text.Localized;

/**
 * What a page of signing in shows.
 *
 * @param says what happened before, such as that a password was saved
 * @param faults what was wrong with what was typed
 * @param name what was typed, or is known, as the name
 * @param next the page of ours to which the way leads
 * @param action where the form goes
 * @param setup for who types the secret into an app, or opens the app on this phone
 * @param qr the same as a data URL of a picture
 * @param codes for who loses the phone
 * @param providers by which one may sign in instead
 */
public record SignInPage(
        Step step,
        @Nullable SignInWords says,
        List<Localized> faults,
        String name,
        String next,
        String action,
        SignIn.Setup setup,
        String qr,
        List<String> codes,
        List<Provider> providers) {

    private static final SignIn.Setup NOTHING = new SignIn.Setup("", "");

    /** Where on the way somebody is. */
    public enum Step {
        PASSWORD,
        CODE,
        SET_UP,
        RECOVERY,
        FORGOT,
        SENT,
        INVITED
    }

    /**
     * A button.
     *
     * @param name as people call the provider
     */
    public record Provider(String name, String path) {}

    static SignInPage of(Step step, String action, String next) {
        return new SignInPage(step, null, List.of(), "", next, action, NOTHING, "", List.of(), List.of());
    }

    SignInPage saying(@Nullable SignInWords words) {
        return new SignInPage(step, words, faults, name, next, action, setup, qr, codes, providers);
    }

    SignInPage wrong(List<Localized> found) {
        return new SignInPage(step, says, found, name, next, action, setup, qr, codes, providers);
    }

    SignInPage named(String who) {
        return new SignInPage(step, says, faults, who, next, action, setup, qr, codes, providers);
    }

    SignInPage telling(SignIn.Setup told, String picture) {
        return new SignInPage(step, says, faults, name, next, action, told, picture, codes, providers);
    }

    SignInPage giving(List<String> recovery) {
        return new SignInPage(step, says, faults, name, next, action, setup, qr, recovery, providers);
    }

    SignInPage by(List<Provider> others) {
        return new SignInPage(step, says, faults, name, next, action, setup, qr, codes, others);
    }

    /** Never with a name or a secret: this may end in a log. */
    @Override
    public String toString() {
        return "SignInPage[" + step + "]";
    }
}
