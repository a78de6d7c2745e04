package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.run.HoldCause;
import org.passportsync.run.Run;

/** What a limited run leaves alone, also where rules have changed since it was settled. */
class UnreadEntitiesTest extends HeldDistrict {

    @Test
    void what_changed_rules_leave_out_is_left_by_a_run_that_does_not_read_it_and_counts_in_the_next_full_one() {
        twelveEnd("2026-09-10");
        begin(district.definition().advanced("enrollments: { endLag: 30d }"));
        district.apply(district.definition());

        Run limited = district.committed("entities=course");
        assertThat(district.changes(limited)).isEmpty();
        assertThat(district.changes(district.committed("entities=course", "new=true")))
                .isEmpty();

        Run run = district.parked("new=true");
        assertThat(hold(run, EntityType.ENROLLMENT).causes())
                .containsExactly(new HoldCause(Cause.FILTER, null, null, List.of(), 12));
    }

    @Test
    void what_is_not_read_goes_with_others_and_by_its_dates_under_the_rules_that_settled_it() {
        twelveEnd("2026-09-10");
        begin(district.definition().advanced("enrollments: { endLag: 30d }"));
        district.apply(district.definition());
        district.leave("205", 1, 1);

        assertThat(district.changes(district.committed("entities=student")))
                .containsExactly(
                        "DELETE 5 s-205-01 SOURCE",
                        "DELETE 7 s-205-01|student|205 PARENT",
                        "DELETE 8 e-s-205-01 PARENT",
                        "DELETE 9 g-s-205-01 PARENT");

        assertThat(district.changes(district.committed("entities=course", "asOf=2026-10-11")))
                .hasSize(12)
                .contains("DELETE 8 e-s-101-01 DATE")
                .allMatch(change -> change.startsWith("DELETE 8 ") && change.endsWith(" DATE"));
    }

    @Test
    void staff_who_are_no_longer_wanted_stay_until_a_run_reads_staff() {
        district.user("aide", "aide", "101", null);
        begin(district.definition());
        district.apply(district.definition().advanced("staff: TEACHING_ONLY"));

        assertThat(district.changes(district.committed("entities=course"))).isEmpty();
        assertThat(district.changes(district.committed("entities=student"))).isEmpty();

        assertThat(district.changes(district.committed("entities=staff")))
                .containsExactly("DELETE 6 aide STAFF_CHOICE", "DELETE 7 aide|staff|101 PARENT");
    }

    @Test
    void a_limited_run_is_refused_where_nobody_knows_by_which_rules_the_others_were_settled() {
        begin(district.definition());
        district.house
                .sql()
                .sql("update baseline set settled_by = gen_random_uuid()")
                .update();

        assertThat(district.launch("entities=course")).asString().contains("launch the sync once without entities");
        district.committed();
        district.committed("entities=course");
    }
}
