package vn.sanvat.sample;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.sanvat.sample.SampleData.Batch;
import vn.sanvat.sample.SampleData.ProcessStep;

/** On which days the steps of a batch happened, seen from the day on which the sample goods are loaded. */
final class SampleDays {

    /** From the cut to the packed grain takes at least that long. */
    private static final int DAYS_FROM_FIELD_TO_PACK = 6;

    private SampleDays() {}

    /** @param monthDay such as {@code 02-20} */
    static LocalDate latest(String monthDay, LocalDate upTo) {
        var day = MonthDay.parse("--" + monthDay);
        var thisYear = day.atYear(upTo.getYear());
        return thisYear.isAfter(upTo) ? day.atYear(upTo.getYear() - 1) : thisYear;
    }

    /** @return one day for each step, never descending */
    static List<LocalDate> of(Batch batch, List<ProcessStep> steps, LocalDate packedOn) {
        var named = named(batch, steps, packedOn);
        var days = new LocalDate[steps.size()];
        for (int i = 0; i < days.length; i++) {
            var step = steps.get(i);
            if (step.day() != null) {
                days[i] = named.getOrDefault(step.day(), packedOn);
            } else if (step.after() != null && i > 0) {
                days[i] = days[i - 1].plusDays(step.after());
            } else {
                days[i] = packedOn.minusDays(step.before() == null ? 0 : step.before());
            }
        }
        return List.of(days);
    }

    /** Walks backwards: the seed was sown on the latest such day before the cut. */
    private static Map<String, LocalDate> named(Batch batch, List<ProcessStep> steps, LocalDate packedOn) {
        var named = new HashMap<String, LocalDate>();
        var days = batch.days();
        var limit = packedOn.minusDays(DAYS_FROM_FIELD_TO_PACK);
        for (var step : steps.reversed()) {
            var monthDay = step.day() == null || days == null ? null : days.get(step.day());
            if (step.day() != null && monthDay != null) {
                var day = latest(monthDay, limit);
                named.put(step.day(), day);
                limit = day.minusDays(1);
            }
        }
        return named;
    }
}
