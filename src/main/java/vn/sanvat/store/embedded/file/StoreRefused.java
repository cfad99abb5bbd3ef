package vn.sanvat.store.embedded.file;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/** The file of the embedded store is not opened: which file, what is wrong with it, and what to do. */
public final class StoreRefused extends IllegalStateException {

    private final Localized says;

    StoreRefused(String vi, String en, @Nullable Throwable cause) {
        super(en, cause);
        this.says = Localized.of(vi, en);
    }

    public Localized says() {
        return says;
    }

    /** Vietnamese first. */
    public String inBothLanguages() {
        return says.vi() + "\n" + says.in(Locale.ENGLISH);
    }
}
