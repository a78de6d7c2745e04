package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Verdict;

/** Ends that a rule compares with a day that it names: no day passes that would put a record out. */
class FixedEndTest {

    @ParameterizedTest
    @CsvSource({"after, 2026-09-15", "before, 2026-08-01", "equals, 2026-09-15"})
    void what_a_day_that_the_rule_names_has_put_out_is_out_by_the_rule(String condition, String day) {
        Shaping shaping = Shaping.by("filters: { calendar: [ { where: [ { attribute: endDate, condition: " + condition
                + ", value: " + day + " } ] } ] }");

        assertThat(shaping.judged(EntityType.CALENDAR, "title", "Fall", "endDate", LocalDate.of(2026, 9, 1))
                        .verdict())
                .isEqualTo(new Verdict.OutOfScope(Cause.FILTER));
    }
}
