package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.simulator.Request;
import org.passportsync.simulator.Resource;

/** A guardian may have several rows by cursor, so that no row that was read is proof that a tie is gone. */
class UnprovenTiesTest {

    private static final String GUARDIAN = "30011";
    private static final Predicate<Request> LISTED = request -> request.path().endsWith("/guardians");
    private static final Predicate<Request> ASKED = request -> request.path().endsWith("/guardians/" + GUARDIAN);

    private Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder, Definitions::overSms);
        lakeside.district.aSchool("lincoln").students(1, 5, "lincoln");
        lakeside.district.aGuardianOf("g-001-1", "s-001", "s-002").aGuardianOf("g-002-1", "s-003");
        lakeside.committed();
        assertThat(ties()).contains("1001", "1002");
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void a_tie_that_the_guardian_asked_for_still_has_stays() {
        lakeside.district.aGuardianOf("g-001-1", "s-002");
        backAfter(LISTED);

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(ties()).contains("1001", "1002");
    }

    @Test
    void a_tie_that_the_row_asked_for_does_not_name_stays_where_a_second_reading_finds_it() {
        lakeside.district.aGuardianOf("g-001-1", "s-002");
        backAfter(ASKED);

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(ties()).contains("1001", "1002");
    }

    @Test
    void a_guardian_whose_row_cannot_be_taken_in_the_second_reading_keeps_its_ties() {
        lakeside.district.aGuardianOf("g-001-1", "s-002");
        lakeside.skyward.afterRequest(request -> {
            if (ASKED.test(request)) {
                lakeside.district.put(Resource.USERS, """
                        {"sourcedId":"g-001-1","status":"active","enabledUser":"true","givenName":{"odd":1},
                         "familyName":"Guardian","agents":[{"sourcedId":"s-002"}],
                         "roles":[{"roleType":"primary","role":"guardian","org":{"sourcedId":"lincoln"}}]}""");
            }
        });

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(ties()).contains("1001", "1002");
    }

    @Test
    void a_tie_that_the_second_reading_does_not_find_either_is_gone() {
        lakeside.district.aGuardianOf("g-001-1", "s-002");
        long before = lakeside.skyward.requests().size();

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).containsExactly("UPDATE contact " + GUARDIAN + " SOURCE");
        assertThat(ties()).contains("1002").doesNotContain("1001");
        assertThat(met(before, LISTED)).isEqualTo(2);
        assertThat(met(before, ASKED)).isEqualTo(1);
    }

    @Test
    void a_guardian_who_leaves_is_asked_for_once_however_many_ties_there_are() {
        lakeside.district.without(Resource.USERS, "g-001-1");
        long before = lakeside.skyward.requests().size();

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).containsExactly("DELETE contact " + GUARDIAN + " SOURCE");
        assertThat(met(before, ASKED)).isEqualTo(1);
    }

    @Test
    void a_guardian_who_was_missed_stays_with_all_ties() {
        lakeside.district.without(Resource.USERS, "g-001-1");
        backAfter(LISTED);

        Run run = lakeside.committed();

        assertThat(lakeside.changes(run)).isEmpty();
        assertThat(ties()).contains("1001", "1002");
    }

    private void backAfter(Predicate<Request> which) {
        lakeside.skyward.afterRequest(request -> {
            if (which.test(request)) {
                lakeside.district.aGuardianOf("g-001-1", "s-001", "s-002");
            }
        });
    }

    private String ties() {
        return lakeside.sql()
                .sql(
                        "select array_to_string(students, ' ') from source_record where entity = :entity and sis_id = :sisId")
                .param("entity", EntityType.CONTACT.code())
                .param("sisId", GUARDIAN)
                .query(String.class)
                .single();
    }

    private long met(long before, Predicate<Request> which) {
        return lakeside.skyward.requestsAfter(before).stream().filter(which).count();
    }
}
