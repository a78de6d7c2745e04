package org.passportsync.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passportsync.roster.EntityType;

/** What hub.run and hub.event tell of the past. */
class ReadViewsHistoryTest extends WithReadViews {

    @Test
    void a_run_shows_its_connection_and_the_totals_of_each_entity() {
        long run = hub.run(ReadViewsHub.LAKESIDE, "COMMITTED", "1 hour");
        count(run, EntityType.SCHOOL_ENROLLMENT, "", 9);
        count(run, EntityType.SCHOOL_ENROLLMENT, "101", 4);

        assertThat(hub.jdbc()
                        .sql("select concat_ws(' ', connection, district, state, trigger,"
                                + " committed_at is not null, finished_at is null, counts) from hub.run where id = ?")
                        .param(run)
                        .query(String.class)
                        .single())
                .isEqualTo("lakeside-oneroster lakeside COMMITTED COMMAND t t {\"schoolEnrollment\": {\"kept\": 0, "
                        + "\"read\": 9, \"ended\": 0, \"create\": 0, \"delete\": 0, \"update\": 0, \"heldBack\": 0, "
                        + "\"unchanged\": 0, \"outOfScope\": 0}}");
    }

    @Test
    void a_run_that_counted_nothing_yet_has_no_counts() {
        hub.run(ReadViewsHub.LAKESIDE, "RUNNING", null);

        assertThat(hub.jdbc()
                        .sql("select counts::text from hub.run")
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

    @Test
    void what_a_run_would_change_is_no_event_before_it_is_committed() {
        UUID student = hub.live(EntityType.STUDENT, "s1", "{}");
        hub.change(hub.run(ReadViewsHub.LAKESIDE, "PARKED", null), EntityType.STUDENT, "s1", student, "DELETE");

        assertThat(events()).isEmpty();
    }

    @Test
    void events_are_told_oldest_first_for_thirty_days() {
        UUID student = hub.live(EntityType.STUDENT, "s1", "{}");
        long second = hub.run(ReadViewsHub.LAKESIDE, "COMMITTED", "1 day");
        long first = hub.run(ReadViewsHub.LAKESIDE, "COMMITTED_WITH_ISSUES", "29 days");
        long forgotten = hub.run(ReadViewsHub.LAKESIDE, "COMMITTED", "31 days");
        hub.change(second, EntityType.STUDENT, "s1", student, "UPDATE");
        hub.change(first, EntityType.STUDENT, "s1", student, "CREATE");
        hub.change(forgotten, EntityType.STUDENT, "s1", student, "DELETE");

        assertThat(events())
                .containsExactly(
                        first + "/student/s1 student.created " + student + " lakeside " + first,
                        second + "/student/s1 student.updated " + student + " lakeside " + second);
    }

    @ParameterizedTest
    @EnumSource
    void every_entity_has_events(EntityType entity) {
        UUID id = hub.live(entity, "x1", "{}");
        hub.change(hub.run(ReadViewsHub.LAKESIDE, "COMMITTED", "0 days"), entity, "x1", id, "DELETE");

        assertThat(hub.texts("select type from hub.event")).containsExactly(entity.key() + ".deleted");
    }

    private List<String> events() {
        return hub.texts("select concat_ws(' ', id, type, passport_id, district, run_id) from hub.event");
    }

    private void count(long run, EntityType entity, String school, int read) {
        hub.jdbc()
                .sql("insert into run_count (run_id, entity, school, read) values (?, ?, ?, ?)")
                .params(run, entity.code(), school, read)
                .update();
    }
}
