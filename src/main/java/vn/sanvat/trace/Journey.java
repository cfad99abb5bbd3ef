package vn.sanvat.trace;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;

/**
 * What is known of a lot, computed by walking events backwards.
 *
 * @param steps oldest first; an event that was corrected stays, and says so
 * @param gaps what is not known, or not published
 * @param recalledInputs lots that went into this one, at any depth, and were called back; whether or not their diaries are published
 */
public record Journey(String epcClass, List<Step> steps, List<Gap> gaps, List<RecalledInput> recalledInputs) {

    /**
     * One event, as far as this journey may show it.
     *
     * @param level 0 for the lot itself, 1 for what went into it, and so on
     * @param correctedBy where a later event took this one's place
     */
    public record Step(
            TraceEvent event, int level, @Nullable CorrectedBy correctedBy) {}

    /** @param eventId the event that stands now */
    public record CorrectedBy(String eventId, Localized reason, Instant recordedAt) {}

    /** Something that a reader might expect, and that is not there. */
    public record Gap(Kind kind, @Nullable String epcClass, Localized says) {

        public enum Kind {
            /** The maker keeps the diary of the lot, or of a lot that went into it, to itself. */
            DIARY_NOT_PUBLISHED,
            /** Nobody has recorded anything about the lot itself. */
            NOTHING_RECORDED,
            /** How the goods began was not recorded: no harvest, catch or receipt. */
            NO_ORIGIN,
            /** The walk met a limit; there is more. */
            CUT_SHORT
        }
    }

    /** A lot that went into this one and was called back. */
    public record RecalledInput(String lotId, String code, String number, Lot.Recall recall) {}
}
