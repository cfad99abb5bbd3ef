package vn.sanvat.trace;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.text.Localized;
import vn.sanvat.text.PlainText;
import vn.sanvat.trace.code.CodeMint;

/**
 * A code that is, or may be, printed on packs: for one target for ever. Never reused, re-pointed or deleted; lots and packs share
 * one space of codes. The document is at the same time the claim of the code.
 *
 * @param id the 10 characters of {@code /l/{code}}
 * @param target {@code pack:{packId}} or {@code lot:{lotId}}; one code for each
 * @param state as found by {@link QrCodes}; of the stored ones only {@link State#RETIRED} is a decision, the others follow from the target
 */
@Document("codes")
public record QrCode(
        @Id String id,
        @Version long revision,
        String target,
        State state,
        @Nullable Retirement retirement,
        Instant createdAt) {

    /** In characters. */
    public static final int LENGTH = CodeMint.LENGTH;

    private static final String PACK = "pack:";
    private static final String LOT = "lot:";

    /** Between the groups of a code. */
    private static final Pattern SEPARATORS = Pattern.compile("[ ._‐-―-]");

    /** What a code says today. A code that nobody made is no state: it is not found. */
    public enum State {
        /** Claimed, but its goods have not been shown to the public yet, or its lot does not exist yet. */
        DRAFT,
        ACTIVE,
        /** Its lot was called back. Stronger than the other states. */
        RECALLED,
        /** No longer printed, by decision; goods with it may still be about. */
        RETIRED
    }

    /** Why a code is no longer printed. */
    public record Retirement(Instant at, Localized reason, String by) {}

    static String ofPack(String packId) {
        return PACK + packId;
    }

    static String ofLot(String lotId) {
        return LOT + lotId;
    }

    /** The pack's id, where the code is a pack's. */
    public @Nullable String packId() {
        return target.startsWith(PACK) ? target.substring(PACK.length()) : null;
    }

    /** The lot's id, where the code is a lot's. */
    public @Nullable String lotId() {
        return target.startsWith(LOT) ? target.substring(LOT.length()) : null;
    }

    /** As it is stored: people type codes in any case, in groups, and with letters that look alike. */
    public static String normalised(String typed) {
        return SEPARATORS
                .matcher(PlainText.latin(typed).toUpperCase(Locale.ROOT))
                .replaceAll("")
                .replace('G', '6')
                .replace('U', 'V');
    }

    QrCode in(State state) {
        return new QrCode(id, revision, target, state, retirement, createdAt);
    }

    QrCode retired(Retirement retirement) {
        return new QrCode(id, revision, target, State.RETIRED, retirement, createdAt);
    }

    /**
     * @param shown whether there is a product that the public has ever seen
     * @param recalled whether its lot is
     */
    State stateToday(boolean shown, boolean recalled) {
        if (recalled) {
            return State.RECALLED;
        }
        if (retirement != null) {
            return State.RETIRED;
        }
        return shown ? State.ACTIVE : State.DRAFT;
    }
}
