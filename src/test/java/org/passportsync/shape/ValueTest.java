package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void blank_text_is_no_value_of_any_kind(@Nullable String blank) {
        assertThat(Value.text(blank)).isNull();
        assertThat(Value.texts(blank)).isEmpty();
        assertThat(Value.date(blank)).isNull();
        assertThat(Value.flag(blank)).isNull();
        assertThat(Value.number(blank)).isNull();
    }

    @Test
    void text_is_trimmed_and_freed_of_what_a_database_can_not_hold() {
        assertThat(Value.text("  Ada \0 ")).isEqualTo("Ada");
        assertThat(Value.text(List.of(" first ", "second"))).isEqualTo("first");
        assertThat(Value.text(Arrays.asList(" ", null, "9"))).isEqualTo("9");
        assertThat(Value.text(List.of(" "))).isNull();
        assertThat(Value.texts(Arrays.asList(" a ", null, " ", "b"))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-15, 2026-09-15",
        "2026-09-15T00:00:00Z, 2026-09-15",
        "2026-09-15T23:59:59.999-11:00, 2026-09-15",
        "1999-12-31, 1999-12-31",
        "2024-02-29, 2024-02-29"
    })
    void a_date_is_the_day_that_is_written_in_no_zone(String written, LocalDate day) {
        assertThat(Value.date(written)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "0001-01-01T00:00:00", "0001-12-31"})
    void a_date_of_the_year_1_is_no_date(String written) {
        assertThat(Value.date(written)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0000-05-01", "0026-08-20", "+20260-01-01", "+11000000-01-01", "+999999999-12-31", "-0044-03-15"
            })
    void a_day_of_a_year_that_no_reader_of_the_hub_can_take_is_not_read(String written) {
        assertThat(Value.date(written)).isSameAs(Value.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000-01-01", "9999-12-31"})
    void the_first_and_the_last_year_that_are_kept_are_read(String written) {
        assertThat(Value.date(written)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "09/15/2026", "soon", "2026-9-1", "20260915", "2026-09-15x", "2026-13-01"})
    void what_is_no_date_is_told_from_none(String written) {
        assertThat(Value.date(written)).isSameAs(Value.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "1, true", "Yes, true", "y, true", "false, false", "0, false", "No, false"})
    void flags_come_as_text(String written, boolean flag) {
        assertThat(Value.flag(written)).isEqualTo(flag);
        assertThat(Value.flag(" " + written + " ")).isEqualTo(flag);
    }

    @Test
    void other_words_are_no_flag_and_words_no_number() {
        assertThat(Value.flag("maybe")).isSameAs(Value.UNREADABLE);
        assertThat(Value.number("7")).isEqualTo(7);
        assertThat(Value.number("seven")).isSameAs(Value.UNREADABLE);
    }
}
