package vn.sanvat.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewSettingsTests {

    @Test
    void whatIsSubmittedIsDueSoManyDaysAfterItsDayInVietnamAndLateOnTheNext() {
        var settings = new ReviewSettings(5);
        var lateInTheEvening = Instant.parse("2026-11-23T16:59:59Z");
        var afterMidnight = Instant.parse("2026-11-23T17:00:00Z");

        assertThat(settings.dueOn(lateInTheEvening)).isEqualTo("2026-11-28");
        assertThat(settings.dueOn(afterMidnight)).isEqualTo("2026-11-29");
        assertThat(settings.lateBefore(LocalDate.of(2026, 11, 29)))
                .isAfter(lateInTheEvening)
                .isEqualTo(afterMidnight);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 366})
    void aNumberOfDaysThatIsNoneIsRefusedAtTheStart(int days) {
        assertThatThrownBy(() -> new ReviewSettings(days))
                .hasMessageContaining("sanvat.catalog.review-days is " + days);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 365})
    void aDayAndAYearAreAllowed(int days) {
        assertThat(new ReviewSettings(days).reviewDays()).isEqualTo(days);
    }
}
