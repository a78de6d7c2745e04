package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Rule 7: two connections that bring the same people at the same time, and one that takes over from another. */
class LinkedAtOnceTest {

    private static final String DOMAINS = """
            uniqueness:
              student: [ { attributes: [studentNumber] } ]
            """;

    private TwoSources sources;

    @BeforeEach
    void enter(@TempDir Path folder) {
        sources = TwoSources.in(folder, DOMAINS);
        student("s-1", "100");
        sources.main();
        sources.annexed(definition -> definition.advanced("holdThreshold: none"));
        annexStudent("a-0", "1000");
        sources.annex();
    }

    @AfterEach
    void leave() {
        sources.close();
    }

    @Test
    void a_newcomer_whom_the_other_connection_brings_meanwhile_is_not_there_twice() {
        student("s-2", "200");
        annexStudent("a-2", "200");

        Run slower = Lakeside.ended(sources.lakeside.house.launch(new At("commit", this::syncAnnex), "new=true"));

        sources.assertCommitted(slower);
        assertThat(sources.student("s-2")).isEqualTo(sources.student("a-2"));
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-0", "a-2", "s-1");
    }

    @Test
    void what_was_approved_goes_through_though_others_committed_if_that_makes_no_difference() {
        student("s-2", "200");
        Run parked = sources.lakeside.sync("preview=true");
        assertThat(parked.state()).isEqualTo(RunState.PARKED);
        annexStudent("a-3", "300");
        syncAnnex();

        Run approved = sources.lakeside.approve(parked);

        sources.assertCommitted(approved);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-0", "a-3", "s-1", "s-2");
    }

    @Test
    void what_was_approved_and_would_link_otherwise_now_is_superseded() {
        student("s-2", "200");
        Run parked = sources.lakeside.sync("preview=true");
        annexStudent("a-2", "200");
        syncAnnex();

        Run approved = sources.lakeside.approve(parked);

        assertThat(approved.state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(sources.lakeside.changes(approved)).contains("CREATE student s-2 SOURCE");
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-0", "a-2", "s-1");
    }

    @Test
    void that_an_old_run_is_kept_no_longer_does_not_hide_that_others_committed() {
        Run old = sources.main();
        sources.main();
        student("s-2", "200");
        Run parked = sources.lakeside.sync("preview=true");
        annexStudent("a-2", "200");
        syncAnnex();
        sources.lakeside.sql().sql("""
                        update run set journal = 'GONE', changes = 'GONE', finished_at = finished_at - interval '3 years'
                        where id = :run
                        """).param("run", old.id()).update();
        assertThat(new Keeping(sources.lakeside.house.place, Duration.ofHours(6))
                        .drop("lakeside")
                        .runs())
                .isEqualTo(1);

        Run approved = sources.lakeside.approve(parked);

        assertThat(approved.state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-0", "a-2", "s-1");
    }

    /** Product.md section 5, situation 6, without a retirement: a connection that leaves lets the other one keep them. */
    @Test
    void whoever_leaves_one_connection_and_comes_by_the_other_keeps_his_id() {
        annexStudent("a-1", "100");
        syncAnnex();
        var kept = sources.student("s-1");
        student("s-9", "900");
        sources.main();
        sources.lakeside.district.without(Resource.USERS, "s-1");

        sources.main();

        assertThat(sources.student("a-1")).isEqualTo(kept);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-0", "a-1", "s-9");
    }

    @Test
    void a_retired_connection_keeps_whom_another_one_brings_until_he_is_live_there() {
        sources.lakeside.house.life.order("lakeside", Order.RETIRE, House.OPERATOR);
        sources.annexed(definition -> definition.advanced("holdThreshold: none").section(DOMAINS));
        UUID kept = sources.student("s-1");
        annexStudentFrom("a-1", "100", "2099-08-01");
        annexStudentFrom("a-9", "900", "2099-08-01");

        syncAnnex();

        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-0", "s-1");
        assertThat(sources.student("s-1")).as("still of the retired one").isEqualTo(kept);

        sources.assertCommitted(Lakeside.ended(sources.lakeside.house.launch("connection=annex", "asOf=2099-08-01")));

        assertThat(sources.students()).containsOnlyKeys("a-0", "a-1", "a-9").containsEntry("a-1", kept);
        assertThat(sources.lakeside.live(EntityType.STUDENT)).containsExactly("a-0", "a-1", "a-9");
    }

    @Test
    void an_enrollment_that_comes_after_its_person_and_class_were_taken_over_is_not_there_twice() {
        sources.lakeside.district.aClass("c-1", "lincoln").anEnrollment("e-1", "s-1", "c-1");
        sources.main();
        sources.lakeside.house.life.order("lakeside", Order.RETIRE, House.OPERATOR);
        sources.annexed(definition -> definition.advanced("holdThreshold: none").section(DOMAINS));
        UUID kept = sources.passport("lakeside", EntityType.ENROLLMENT, "e-1");
        annexStudent("a-1", "100");
        sources.annexRows.aClass("c-1", "a-1");
        syncAnnex();

        sources.annexRows.anEnrollment("ae-1", "a-1", "c-1", "a-1");
        syncAnnex();

        assertThat(sources.passport("annex", EntityType.ENROLLMENT, "ae-1")).isEqualTo(kept);
        assertThat(sources.lakeside.live(EntityType.ENROLLMENT)).containsExactly("ae-1");
    }

    private void annexStudentFrom(String id, String number, String from) {
        sources.annexRows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Given","familyName":"Student",
                 "identifier":"%s","roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"a-1","type":"org"},
                 "beginDate":"%s"}]}
                """.formatted(id, number, from));
    }

    /** On a thread of its own: the step that it comes into has a transaction. */
    private void syncAnnex() {
        AtomicReference<Run> run = new AtomicReference<>();
        Thread other = Thread.startVirtualThread(() -> run.set(sources.annex()));
        try {
            other.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        sources.assertCommitted(run.get());
    }

    private void student(String id, String number) {
        sources.lakeside.district.aUser(
                id, "Student " + number, "\"identifier\":\"" + number + "\",", "student", "lincoln");
    }

    private void annexStudent(String id, String number) {
        sources.annexRows.aUser(id, "Student " + number, "\"identifier\":\"" + number + "\",", "student", "a-1");
    }
}
