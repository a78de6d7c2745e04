package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTextTest {

    @Test
    void a_window_is_read_with_both_its_days() {
        Guards.Window window = new Guards.Window(LocalDate.of(2026, 6, 15), LocalDate.of(2026, 7, 15));

        assertThat(WindowText.read("2026-06-15..2026-07-15")).isEqualTo(new WindowText.Days(window));
        assertThat(WindowText.read(window.text())).isEqualTo(new WindowText.Days(window));
        assertThat(window.contains(window.from())).isTrue();
        assertThat(window.contains(window.to())).isTrue();
        assertThat(window.contains(window.to().plusDays(1))).isFalse();
        assertThat(WindowText.read("2026-06-15..2026-06-15")).isInstanceOf(WindowText.Days.class);
    }

    @Test
    void none_lifts_a_guard() {
        assertThat(WindowText.read("none")).isEqualTo(new WindowText.Lifted());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-15, is not a first and a last day",
        "2026-06-15..2026-06-16..2026-06-17, is not a first and a last day",
        "15.6.2026..2026-07-15, is not a day of the calendar",
        "2026-02-30..2026-03-01, is not a day of the calendar",
        "2026-06-15..9999-01-01, is not a day of the calendar",
        "..2026-07-15, is not a day of the calendar",
        "2026-07-15..2026-06-15, 'ends on 2026-06-15, before it begins on 2026-07-15'"
    })
    void what_is_no_window_is_refused_with_the_reason(String text, String reason) {
        assertThat(WindowText.read(text))
                .isInstanceOfSatisfying(
                        WindowText.Refused.class,
                        refused ->
                                assertThat(refused.problem()).contains(reason).contains("write"));
    }
}
