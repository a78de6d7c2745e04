package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Rule 1: absence counts only in an extract that is proven complete; else each candidate is confirmed, or nothing goes. */
class UnprovenDeletesTest {

    private Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder);
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln").bornOn("s-001", "2012-05-01");
        lakeside.committed();
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void from_a_sorted_server_absence_is_proof_and_nobody_is_asked_for() {
        lakeside.district.without(Resource.USERS, "s-007");
        long before = lakeside.skyward.requests().size();

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).contains("DELETE student s-007 SOURCE");
        assertThat(asked(before, "s-007")).isZero();
    }

    @Test
    void from_an_unsorted_server_each_candidate_is_asked_for_and_404_is_proof() {
        lakeside.skyward.faults("unsorted");
        lakeside.district.without(Resource.USERS, "s-007");
        long before = lakeside.skyward.requests().size();

        Run run = lakeside.committed();

        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(19).doesNotContain("s-007");
        assertThat(lakeside.changes(run)).contains("DELETE student s-007 SOURCE");
        assertThat(asked(before, "s-007")).isPositive();
    }

    @Test
    void a_candidate_that_the_unsorted_server_still_has_stays_without_a_hold() {
        lakeside.skyward.faults("unsorted");
        missedWhileRead("s-007");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007");
    }

    @Test
    void a_candidate_that_is_marked_tobedeleted_when_asked_for_is_gone() {
        lakeside.skyward.faults("unsorted");
        missedWhileRead("s-007", "\"status\":\"tobedeleted\"");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).contains("DELETE student s-007 SOURCE");
    }

    @Test
    void who_was_frozen_until_another_answered_is_asked_for_too() {
        lakeside.skyward.faults("unsorted");
        Runnable six = () -> lakeside.district.students(21, 25, "roosevelt").aStudent("s-026", "lincoln", "roosevelt");
        lakeside.district.aSchool("roosevelt");
        six.run();
        lakeside.committed();
        lakeside.district.without(Resource.USERS, "s-021", "s-022", "s-023", "s-024", "s-025", "s-026");
        long before = lakeside.skyward.requests().size();
        backWhenRead(six);

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(26);
        assertThat(asked(before, "s-021")).isEqualTo(1);
        assertThat(asked(before, "s-026")).isEqualTo(1);
    }

    @Test
    void a_server_that_does_not_answer_for_single_rows_proves_nothing() {
        lakeside.skyward.faults("unsorted", "not-json@users#3");
        lakeside.district.without(Resource.USERS, "s-007");

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.reasons(run)).contains("INCOMPLETE_EXTRACT student", "INCOMPLETE_EXTRACT staff");
        assertThat(lakeside.holds(run))
                .anyMatch(hold -> hold.contains("what the SIS answers for single rows leaves it open"));
        assertThat(lakeside.changes(run)).isEmpty();
    }

    @Test
    void a_slice_that_contradicts_itself_is_read_three_times_and_then_proves_nothing() {
        lakeside.district.without(Resource.USERS, "s-007").aStudent("s-900", "lincoln");
        lakeside.skyward.faults("wrong-totals=5000@users");

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.PARKED);
        assertThat(lakeside.reasons(run)).contains("INCOMPLETE_EXTRACT student");
        assertThat(lakeside.holds(run)).anyMatch(hold -> hold.contains("says that it has 5000 rows"));
        assertThat(lakeside.changes(run))
                .contains("CREATE student s-900 SOURCE")
                .noneMatch(one -> one.startsWith("D"));
        assertThat(attempts("users")).isEqualTo(3);
        assertThat(firstPages("users", run)).isEqualTo(3 + 1 /* of the first sync */);
        lakeside.approve(run);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007", "s-900");
    }

    @Test
    void a_slice_that_is_whole_at_its_second_reading_proves_again() {
        lakeside.district.without(Resource.USERS, "s-007");
        lakeside.skyward.faults("wrong-totals=5000@users#1:2");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).contains("DELETE student s-007 SOURCE");
        assertThat(attempts("users")).isEqualTo(2);
    }

    @Test
    void a_refused_resource_keeps_its_last_parts() {
        String before = lakeside.document(EntityType.STUDENT, "s-001");
        assertThat(before).contains("2012-05-01");
        lakeside.skyward.faults("forbidden=demographics");
        lakeside.district.aStudentNamed("Renamed", "s-001", "lincoln");

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).containsExactly("UPDATE student s-001 SOURCE");
        assertThat(lakeside.document(EntityType.STUDENT, "s-001")).contains("2012-05-01", "Renamed");
    }

    @Test
    void a_part_that_is_gone_from_a_resource_that_may_be_read_is_cleared() {
        lakeside.district.without(Resource.DEMOGRAPHICS, "s-001");

        lakeside.committed();

        assertThat(lakeside.document(EntityType.STUDENT, "s-001")).doesNotContain("2012-05-01");
    }

    /** A row that is taken away before the users are read and put back before anybody asks for it alone. */
    private void missedWhileRead(String id, String... instead) {
        lakeside.district.without(Resource.USERS, id);
        backWhenRead(() -> {
            lakeside.district.aStudent(id, "lincoln");
            if (instead.length > 0) {
                lakeside.district.put(Resource.USERS, "{\"sourcedId\":\"%s\",%s}".formatted(id, instead[0]));
            }
        });
    }

    private void backWhenRead(Runnable putBack) {
        AtomicInteger pages = new AtomicInteger();
        lakeside.skyward.afterRequest(request -> {
            if (request.path().endsWith("/users") && pages.incrementAndGet() == 2) {
                putBack.run();
            }
        });
    }

    private long asked(long before, String id) {
        return lakeside.skyward.requestsAfter(before).stream()
                .filter(request -> request.path().endsWith("/users/" + id))
                .count();
    }

    private int attempts(String slice) {
        return lakeside.sql()
                .sql("select attempt from slice where name = :slice order by run_id desc limit 1")
                .param("slice", slice)
                .query(Integer.class)
                .single();
    }

    private long firstPages(String resource, Run run) {
        List<String> paths = lakeside.skyward.requests().stream()
                .filter(request -> request.query().contains("offset=0"))
                .map(request -> request.path().replaceAll(".*/", ""))
                .filter(resource::equals)
                .toList();
        assertThat(run.id()).isEqualTo(2);
        return paths.size();
    }
}
