package vn.sanvat.site.lot;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent;

/**
 * One step of a lot's journey as its page shows it.
 *
 * @param icon the name of a sign in {@code part/icon.jte}
 * @param note in the maker's words
 * @param place where it happened, as people call the place
 * @param readings such as temperature and moisture
 * @param inputs what went in, with quantities
 * @param corrected why another step stands in its place
 */
public record JourneyStep(
        String icon,
        Localized title,
        @Nullable Localized note,
        LocalDate day,
        List<Localized> place,
        List<TraceEvent.Reading> readings,
        List<Localized> inputs,
        @Nullable Localized corrected) {

    /** The sign of a business step; a dot for what has none. */
    static String icon(String bizStep) {
        return switch (bizStep) {
            case "sowing", "growing" -> "sprout";
            case "harvesting", "gathering", "collecting", "sorting", "picking" -> "basket";
            case "catching", "stocking_fish", "feeding" -> "fish";
            case "washing", "soaking", "settling", "pressing", "filtering", "extracting" -> "drop";
            case "slicing", "peeling", "cutting", "killing", "weaving", "tying" -> "blade";
            case "drying", "roasting", "boiling", "steaming", "smoking" -> "sun";
            case "grinding", "milling", "mixing" -> "mill";
            case "inspecting", "sampling", "fermenting", "salting" -> "flask";
            case "packing", "repackaging", "unpacking", "assembling" -> "box";
            case "storing", "stocking", "holding", "retail_selling", "receiving", "accepting" -> "house";
            case "transporting", "shipping", "loading", "departing", "arriving", "unloading" -> "truck";
            case "freezing", "chilling" -> "snow";
            case "encoding", "commissioning", "creating_class_instance" -> "code";
            default -> "dot";
        };
    }
}
