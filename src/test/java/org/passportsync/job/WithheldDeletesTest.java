package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.Guards;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Deletes while deletion is disabled: shown, not applied, and found again. */
class WithheldDeletesTest extends GuardedDistrict {

    @Test
    void disabled_deletes_are_shown_not_applied_not_counted_and_proposed_by_the_first_run_after() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.leave("101", 1, 6);
        district.student("101", 50);

        Run during = district.committed();

        assertThat(district.changes(during))
                .contains("CREATE 5 s-101-50 SOURCE", "DELETE 5 s-101-01 SOURCE withheld")
                .filteredOn(change -> change.startsWith("DELETE"))
                .hasSize(6 * 4)
                .allMatch(change -> change.endsWith("withheld"));
        assertThat(district.live(5)).contains("s-101-01", "s-101-50").hasSize(31);
        assertThat(district.live(8)).contains("e-s-101-01");
        RunReport report = report(during);
        assertThat(report.remarks()).anyMatch(remark -> remark.startsWith("deletion is disabled from 2026-09-14"));
        assertThat(report.totals())
                .filteredOn(row -> row.withheld() > 0)
                .extracting(row -> row.entity().key(), RunReport.Row::withheld, RunReport.Row::deletes)
                .contains(org.assertj.core.groups.Tuple.tuple("student", 6L, 0L));

        Run again = district.committed("new=true");
        assertThat(district.changes(again)).hasSize(24).allMatch(change -> change.endsWith("withheld"));

        Run after = district.parked("asOf=" + AFTER);
        assertThat(district.reasons(after)).containsExactly(HoldReason.LIMIT);
        assertThat(district.changes(after))
                .filteredOn(change -> change.startsWith("DELETE 5"))
                .hasSize(6)
                .noneMatch(change -> change.endsWith("withheld"));
        assertThat(((Launched.Ended) district.approve(after)).run().state()).isEqualTo(RunState.COMMITTED);
        assertThat(district.live(5)).doesNotContain("s-101-01").hasSize(25);
    }

    @Test
    void what_ended_while_deletes_were_withheld_is_proposed_on_the_day_on_which_the_guard_is_lifted() {
        district.enrollment(LittleDistrict.id("101", 1), "student", "101", "2026-09-13");
        district.committed("asOf=2026-09-13", "new=true");
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        assertThat(district.changes(district.committed("new=true")))
                .containsExactly("DELETE 8 e-s-101-01 DATE withheld");

        set(Guards.Kind.DISABLE_DELETION, null);

        assertThat(district.changes(district.committed("new=true"))).containsExactly("DELETE 8 e-s-101-01 DATE");
        assertThat(district.changes(district.committed("new=true"))).isEmpty();
    }

    @Test
    void what_came_back_with_an_earlier_day_while_deletes_were_withheld_leaves_with_the_next_run_of_today() {
        district.enrollment(LittleDistrict.id("101", 1), "student", "101", "2026-09-10");
        assertThat(district.changes(district.committed("new=true"))).containsExactly("DELETE 8 e-s-101-01 SOURCE");
        guard(Guards.Kind.DISABLE_DELETION, "2026-09-01", DURING);
        district.leave("101", 2, 2);
        assertThat(district.changes(district.committed("asOf=2026-09-09", "new=true")))
                .contains("CREATE 8 e-s-101-01 REVIVED", "DELETE 5 s-101-02 SOURCE withheld");
        district.student("101", 2);
        set(Guards.Kind.DISABLE_DELETION, null);

        assertThat(district.changes(district.committed("new=true"))).containsExactly("DELETE 8 e-s-101-01 DATE");
    }

    @Test
    void what_new_rules_leave_out_while_deletes_are_withheld_counts_when_the_guard_is_lifted() {
        IntStream.rangeClosed(1, 12)
                .forEach(one -> district.enrollment(LittleDistrict.id("101", one), "student", "101", DURING));
        district.committed("asOf=2026-09-13", "new=true");
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.apply(district.definition().section("""
                filters:
                  enrollment: [ { where: [ { attribute: endDate, condition: is future } ] } ]
                """));
        assertThat(district.changes(district.committed("new=true")))
                .hasSize(12)
                .allMatch(one -> one.endsWith("withheld"));

        set(Guards.Kind.DISABLE_DELETION, null);

        assertThat(district.reasons(district.parked("new=true"))).containsExactly(HoldReason.LIMIT);
    }

    @Test
    void whom_a_new_staff_choice_leaves_out_while_deletes_are_withheld_is_proposed_when_the_guard_is_lifted() {
        district.user("o-101", "administrator", "101", null);
        district.committed("asOf=2026-09-13", "new=true");
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.apply(district.definition().advanced("staff: TEACHING_ONLY"));
        assertThat(district.changes(district.committed("new=true"))).contains("DELETE 6 o-101 STAFF_CHOICE withheld");

        set(Guards.Kind.DISABLE_DELETION, null);

        assertThat(district.changes(district.committed("new=true"))).contains("DELETE 6 o-101 STAFF_CHOICE");
    }

    @Test
    void whoever_is_there_under_a_new_sis_id_that_is_not_live_yet_stays_under_the_old_one() {
        numbered("s-101-01", "1", "2026-08-20");
        numbered("s-101-02", "2", "2026-08-20");
        district.apply(
                district.definition().advanced("compareByUniqueness: true").section("""
                uniqueness:
                  student: [ { attributes: [studentNumber] } ]
                """));
        district.committed("asOf=2026-09-13", "new=true");
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.rows.remove(Resource.USERS, "s-101-01");
        district.rows.remove(Resource.USERS, "s-101-02");
        numbered("n-1", "1", "2027-08-20");
        numbered("n-2", "2", "2026-08-20");

        Run during = district.run();

        assertThat(during.state()).as(during.message()).isEqualTo(RunState.COMMITTED);
        assertThat(district.changes(during))
                .contains("DELETE 5 s-101-01 SOURCE withheld", "UPDATE 5 n-2 REKEY")
                .noneMatch(change -> change.startsWith("DELETE") && !change.endsWith("withheld"));
        assertThat(district.live(5)).contains("s-101-01", "n-2").doesNotContain("s-101-02", "n-1");
        assertThat(district.changes(district.committed("new=true")))
                .as("the next run")
                .contains("DELETE 5 s-101-01 SOURCE withheld")
                .allMatch(change -> change.endsWith("withheld"));
    }

    @Test
    void a_withheld_record_that_comes_back_has_never_left_and_new_rows_of_it_come_in() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.rows.remove(Resource.USERS, "s-101-01");
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"e-new","status":"active","role":"student","user":{"sourcedId":"s-101-01"},
                 "class":{"sourcedId":"math-101-1"},"school":{"sourcedId":"101"},
                 "beginDate":"2026-08-20","endDate":"2027-06-30"}
                """);
        Run during = district.committed();
        assertThat(district.changes(during))
                .contains(
                        "DELETE 5 s-101-01 SOURCE withheld",
                        "DELETE 8 e-s-101-01 PARENT withheld",
                        "CREATE 8 e-new SOURCE");

        district.student("101", 1);
        Run after = district.committed("asOf=" + AFTER);

        assertThat(district.changes(after)).isEmpty();
        assertThat(district.live(8)).contains("e-new", "e-s-101-01");
    }

    @Test
    void records_whose_dates_are_over_stay_too_and_leave_uncounted_after_the_window() {
        IntStream.rangeClosed(1, 12)
                .forEach(one -> district.enrollment(LittleDistrict.id("101", one), "student", "101", "2026-09-13"));
        district.committed("asOf=2026-09-13");
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);

        assertThat(district.changes(district.committed()))
                .hasSize(12)
                .allMatch(change -> change.endsWith("DATE withheld"));
        assertThat(district.live(8)).hasSize(32);

        district.committed("asOf=" + AFTER);
        assertThat(district.live(8)).hasSize(20);
    }

    @Test
    void an_entity_that_would_be_emptied_is_not_held_while_nothing_is_deleted() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.rows.clear(Resource.ENROLLMENTS);

        district.committed();

        assertThat(district.live(8)).hasSize(32);
        assertThat(district.reasons(district.parked("asOf=" + AFTER))).contains(HoldReason.EMPTY_EXTRACT);
    }

    @Test
    void the_digest_covers_what_is_withheld() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.leave("101", 1, 1);
        Run one = district.parked("preview=true");
        district.leave("101", 2, 2);
        Run two = district.parked("preview=true", "new=true");

        assertThat(two.digest()).isNotEqualTo(one.digest());
        assertThat(district.parked("preview=true", "new=true").digest()).isEqualTo(two.digest());
    }

    @Test
    void what_is_withheld_is_found_again_when_the_change_set_is_worked_out_anew_under_the_lock() {
        guard(Guards.Kind.DISABLE_DELETION, DURING, DURING);
        district.leave("101", 1, 6);
        district.user("s-101-07", "student", "101", "g-s-101-07", "Renamed");
        RunWatcher meddler = meddler();

        Launched launched = district.house.launch(meddler, "asOf=" + DURING);

        Run run = ((Launched.Ended) launched).run();
        assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMMITTED);
        assertThat(district.changes(run))
                .contains("UPDATE 5 s-101-07 SOURCE")
                .filteredOn(change -> change.endsWith("withheld"))
                .hasSize(24);
        assertThat(district.live(5)).hasSize(30);
        assertThat(district.reasons(district.parked("asOf=" + AFTER))).containsExactly(HoldReason.LIMIT);
    }

    private void numbered(String id, String number, String from) {
        district.rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "identifier":"%s","roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"101","type":"org"},
                 "beginDate":"%s"}]}
                """.formatted(id, number, from));
    }
}
