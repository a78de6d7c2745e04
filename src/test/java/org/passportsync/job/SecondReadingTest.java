package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Rule 1 where single rows are not answered: what is missing is gone only if a second reading does not find it either. */
class SecondReadingTest extends ReadByCursor {

    @Test
    void where_single_rows_are_not_answered_a_row_that_a_second_reading_finds_stays() {
        lakeside.skyward.faults("no-single-rows");
        missedWhileRead("s-007", 4);

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.live(EntityType.STUDENT)).contains("1007");
    }

    @Test
    void what_a_second_reading_does_not_find_either_is_gone() {
        lakeside.skyward.faults("no-single-rows");
        lakeside.district.without(Resource.USERS, "s-007");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).contains("DELETE student 1007 SOURCE");
    }

    @Test
    void a_second_reading_that_does_not_come_to_its_end_proves_nothing() {
        lakeside.skyward.faults("no-single-rows", "cursor-repeats@students#9:99");
        lakeside.district.without(Resource.USERS, "s-007");

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.reasons(run)).contains("INCOMPLETE_EXTRACT student");
        assertThat(lakeside.holds(run)).anyMatch(hold -> hold.contains("read a second time, the server offers a page"));
        assertThat(lakeside.changes(run)).noneMatch(one -> one.startsWith("DELETE"));
    }

    @Test
    void what_the_server_answered_with_stays_though_a_second_reading_does_not_find_it() {
        lakeside.apply(definition -> definition
                .overSms()
                .with("pageSize", "5\n  native: { resources: { enrollments: { path: /v1/studentschedules } } }"));
        lakeside.skyward.faults("no-single-rows@students#6:6");
        lakeside.district.without(Resource.USERS, "s-007", "s-008");
        AtomicInteger asked = new AtomicInteger();
        lakeside.skyward.afterRequest(request -> {
            if (request.path().matches(".*/students(/\\d+)?")) {
                switch (asked.incrementAndGet()) {
                    case 4 -> lakeside.district.students(7, 8, "lincoln");
                    case 5 -> lakeside.district.without(Resource.USERS, "s-007", "s-008");
                    default -> {}
                }
            }
        });

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run))
                .filteredOn(change -> change.startsWith("DELETE student"))
                .hasSize(1);
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(19);
    }

    @Test
    void a_second_reading_that_meets_a_row_without_identifier_proves_nothing() {
        lakeside.skyward.faults("no-single-rows", "odd-row=no-id@students#9:99");
        lakeside.district.without(Resource.USERS, "s-007");

        Run run = lakeside.sync();

        assertThat(lakeside.reasons(run)).contains("INCOMPLETE_EXTRACT student");
        assertThat(lakeside.holds(run)).anyMatch(hold -> hold.contains("a row has no readable identifier"));
        assertThat(lakeside.changes(run)).isEmpty();
    }
}
