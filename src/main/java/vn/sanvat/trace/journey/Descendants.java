package vn.sanvat.trace.journey;

import java.util.List;
import vn.sanvat.trace.Lot;

/**
 * The lots that a lot went into, at any depth.
 *
 * @param cutShort there are more, or may be: a limit was met
 */
public record Descendants(List<Lot> lots, boolean cutShort) {

    /** @param found up to one more than the limit */
    public static Descendants of(List<Lot> found, int limit, boolean walkCutShort) {
        return new Descendants(found.subList(0, Math.min(found.size(), limit)), walkCutShort || found.size() > limit);
    }
}
