package org.passportsync.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.connection.OnClash.FLAG;
import static org.passportsync.connection.OnClash.HOLD_OUT;
import static org.passportsync.roster.EntityType.STUDENT;
import static org.passportsync.sources.Verdict.Kind.DIFFERENT;
import static org.passportsync.sources.Verdict.Kind.IGNORE;
import static org.passportsync.sources.Verdict.Kind.SAME;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;

/** Stories in which several rules meet, by whole runs, against the model. */
class ToldSourcesTest {

    private static final Domain STATE_ID = Domain.of(STUDENT, HOLD_OUT, "stateId");
    private static final Domain EMAIL = Domain.of(STUDENT, FLAG, "email");

    private static TestDatabase database;
    private static House house;
    private static List<Served> servers;
    private static int number;

    private final Told told = Told.of("alder", "birch", "cedar");

    @BeforeAll
    static void enter(@TempDir Path folder) {
        database = TestDatabase.fresh();
        house = House.on(database, folder);
        servers = List.of(Served.under("first"), Served.under("second"), Served.under("third"));
    }

    @AfterAll
    static void leave() {
        house.close();
        servers.forEach(Served::close);
        database.close();
    }

    @Test
    void who_is_different_from_one_does_not_match_another_who_is_one_with_it() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("cedar", "7", "stateId=S1");
        told.student("birch", "1").synced("alder", "cedar");

        asTheModelSays(told.decided("birch 1", DIFFERENT, "cedar 7").synced("birch", "birch", "alder"));
    }

    @Test
    void nobody_comes_under_a_new_sis_id_where_another_one_has_come_by_the_sis_id() {
        told.ruled(EMAIL).student("alder", "1", "email=e").student("birch", "9", "email=e");
        told.synced("alder", "birch").leaves("birch", "9").student("birch", "1").student("birch", "8", "email=e");

        asTheModelSays(told.synced("birch"));
    }

    @Test
    void who_comes_back_is_not_one_with_whoever_holds_its_passport_record_now() {
        told.ruled(STATE_ID).student("birch", "9", "stateId=S1").student("alder", "1", "stateId=S1");
        told.synced("birch", "alder").leaves("birch", "9").synced("birch");

        asTheModelSays(told.student("birch", "9", "stateId=S2").synced("birch", "alder", "birch"));
    }

    @Test
    void who_is_sent_back_to_its_last_good_version_keeps_its_old_key_from_others() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("alder", "2", "stateId=S2");
        told.student("alder", "3", "stateId=S3").synced("alder");
        told.student("alder", "1", "stateId=S2")
                .student("alder", "2", "stateId=S3")
                .student("alder", "4", "stateId=S1");

        asTheModelSays(told.synced("alder", "alder"));
    }

    @Test
    void the_same_one_goes_where_the_other_goes_in_this_run() {
        told.ruled(STATE_ID)
                .student("alder", "1", "stateId=S1")
                .student("birch", "8")
                .student("birch", "9");
        told.synced("alder", "birch").decided("birch 9", SAME, "birch 8").student("birch", "8", "stateId=S1");

        asTheModelSays(told.synced("birch", "birch"));
    }

    @Test
    void who_is_the_older_of_two_is_taken_apart_for_good() {
        told.student("alder", "1").student("birch", "1").synced("alder", "birch");
        told.decided("alder 1", DIFFERENT, "birch 1").synced("alder", "birch", "alder");

        asTheModelSays(told.student("alder", "1", "phone=1").synced("alder"));
    }

    @Test
    void who_was_left_out_is_not_one_with_another_of_its_connection_who_came_to_belong_there() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("birch", "1", "stateId=S1");
        told.student("birch", "9", "stateId=S2").synced("alder", "birch").decided("birch 1", IGNORE, "alder 1");
        told.synced("birch").student("birch", "9", "stateId=S1").synced("birch");

        asTheModelSays(told.undone("birch 1", IGNORE, "alder 1").synced("birch", "birch"));
    }

    @Test
    void who_was_left_out_is_not_one_with_those_whom_it_does_not_match_any_more() {
        told.ruled(STATE_ID).student("alder", "1", "stateId=S1").student("birch", "9", "stateId=S1");
        told.synced("alder", "birch").decided("birch 9", IGNORE, "alder 1").synced("birch");

        asTheModelSays(told.student("birch", "9", "stateId=S2")
                .undone("birch 9", IGNORE, "alder 1")
                .synced("birch", "birch"));
    }

    @Test
    void who_comes_under_a_sis_id_that_somebody_here_had_before_clashes_with_them_nonetheless() {
        told.ruled(STATE_ID).student("birch", "1", "stateId=S1").synced("birch");
        told.leaves("birch", "1").student("birch", "2", "stateId=S1").synced("birch");

        asTheModelSays(told.student("birch", "1", "stateId=S1").synced("birch", "birch"));
    }

    @Test
    void who_stood_in_a_clash_is_looked_at_again_when_it_ends() {
        told.ruled(EMAIL).student("alder", "3", "email=e");
        told.student("birch", "1", "email=e").student("birch", "2", "email=e").synced("alder", "birch");

        asTheModelSays(told.student("birch", "2", "email=f").synced("birch", "birch"));
    }

    private static void asTheModelSays(Told told) {
        number++;
        assertThat(new Trial(told.story())
                        .differences(new EngineHub(house, servers, told.story().connections(), number)))
                .as("%s", told.story())
                .isEmpty();
    }
}
