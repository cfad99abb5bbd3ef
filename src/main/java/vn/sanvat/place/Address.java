package vn.sanvat.place;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.sanvat.web.Exact;

/**
 * An address as it was written down: an old one on a pack is not an error.
 *
 * @param printed the whole text, as printed
 * @param place the id of the {@link Place} that it named on that day
 * @param asOf the day on which it was true
 */
public record Address(String printed, @Exact @Nullable String place, LocalDate asOf) {}
