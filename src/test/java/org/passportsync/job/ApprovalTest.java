package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.change.Digest;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Rule 8: what is approved is what was shown, once, and only while it still is what would happen. */
class ApprovalTest {

    private Lakeside lakeside;
    private Run parked;

    private Path folder;

    @BeforeEach
    void park_a_run(@TempDir Path folder) {
        this.folder = folder;
        lakeside = Lakeside.in(folder);
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln");
        lakeside.committed();
        lakeside.district
                .without(Resource.USERS, "s-007")
                .aStudentNamed("Renamed", "s-008", "lincoln")
                .aStudent("s-021", "lincoln");
        parked = lakeside.sync("preview=true");
        assertThat(parked.state()).isEqualTo(RunState.PARKED);
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void the_digest_is_the_same_when_it_is_worked_out_again() {
        String again = lakeside.house.place.inTransaction(() -> new Digest(lakeside.house.place.database())
                .of(parked.id(), new Holds(lakeside.house.place.database()).of(parked.id())));
        Run same = lakeside.sync("preview=true");

        assertThat(again).isEqualTo(parked.digest());
        assertThat(same.digest()).isEqualTo(parked.digest());
        assertThat(lakeside.house.runs.get(parked.id()).state()).isEqualTo(RunState.SUPERSEDED);
    }

    @Test
    void any_shown_change_makes_another_digest() {
        lakeside.district.aStudentNamed("Renamed twice", "s-008", "lincoln");

        assertThat(lakeside.sync("preview=true").digest()).isNotEqualTo(parked.digest());
    }

    @Test
    void another_digest_approves_nothing() {
        refused(approve(parked, "0".repeat(64)), "is not that of run");
        assertThat(lakeside.house.runs.get(parked.id()).state()).isEqualTo(RunState.PARKED);
        assertThat(approve(parked, String.valueOf(parked.digest()))).isInstanceOf(Launched.Ended.class);
    }

    @Test
    void of_several_approvals_at_once_exactly_one_wins() throws Exception {
        List<Launched> outcomes = atOnce(List.of(
                () -> approve(parked, String.valueOf(parked.digest())),
                () -> approve(parked, String.valueOf(parked.digest())),
                () -> approve(parked, String.valueOf(parked.digest()))));

        assertThat(outcomes).filteredOn(Launched.Ended.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Launched.Refused.class::isInstance).hasSize(2);
        assertThat(decisions()).containsExactly("APPROVED");
    }

    @Test
    void of_an_approval_and_a_rejection_at_once_exactly_one_wins() throws Exception {
        List<Object> outcomes = atOnce(List.<Callable<Object>>of(
                () -> approve(parked, String.valueOf(parked.digest())),
                () -> lakeside.house.syncs.reject(parked.id(), null, House.OPERATOR)));

        Run run = lakeside.house.runs.get(parked.id());
        boolean approved = outcomes.getFirst() instanceof Launched.Ended;
        assertThat(outcomes.getLast() instanceof Decided.Done).isNotEqualTo(approved);
        assertThat(run.state()).isEqualTo(approved ? RunState.COMMITTED : RunState.REJECTED);
        assertThat(lakeside.live(EntityType.STUDENT).contains("s-021")).isEqualTo(approved);
    }

    @Test
    void after_the_definition_has_changed_it_is_refused() {
        lakeside.apply(definition -> definition.with("bulkUpload", "false"));

        refused(
                approve(parked, String.valueOf(parked.digest())),
                "the definition of lakeside, or a guard of its district, has changed");
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007");
    }

    @Test
    void after_a_record_of_the_change_set_has_changed_it_is_refused() {
        move("s-008");

        refused(approve(parked, String.valueOf(parked.digest())), "1 of the records");
    }

    @Test
    void a_record_that_the_change_set_does_not_name_may_change() {
        move("s-009");

        assertThat(lakeside.approve(parked).state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void a_record_that_changes_between_the_approval_and_the_commit_supersedes_the_run() {
        Launched approved = lakeside.house.syncs.approve(
                parked.id(),
                String.valueOf(parked.digest()),
                null,
                House.OPERATOR,
                new At("commit", () -> move("s-008")));

        assertThat(Lakeside.ended(approved).state()).isEqualTo(RunState.SUPERSEDED);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007").doesNotContain("s-021");
    }

    @Test
    void what_was_rejected_can_not_be_approved() {
        lakeside.house.syncs.reject(parked.id(), "not today", House.OPERATOR);

        refused(approve(parked, String.valueOf(parked.digest())), "is REJECTED, not PARKED");
        assertThat(lakeside.changes(parked)).as("the report stays").hasSize(5);
    }

    @Test
    void restarting_a_parked_run_parks_it_again_with_the_same_digest() {
        Launched restarted = lakeside.house.syncs.restart(parked.id(), House.OPERATOR, RunWatcher.NONE);

        assertThat(restarted).isInstanceOf(Launched.AlreadyParked.class);
        Run still = lakeside.house.runs.get(parked.id());
        assertThat(still.state()).isEqualTo(RunState.PARKED);
        assertThat(still.digest()).isEqualTo(parked.digest());
    }

    @Test
    void a_gate_that_is_gone_through_again_without_approval_parks_again_with_the_same_digest() {
        // What a process leaves that dies between parking and telling Spring Batch that the gate is done.
        lakeside.sql()
                .sql("update run set state = 'RUNNING' where id = :run")
                .param("run", parked.id())
                .update();
        lakeside.sql()
                .sql("update batch_step_execution set status = 'STARTED', exit_code = 'UNKNOWN', end_time = null"
                        + " where step_name = 'gate' and step_execution_id ="
                        + " (select max(step_execution_id) from batch_step_execution where step_name = 'gate')")
                .update();

        Launched again = lakeside.house.syncs.restart(parked.id(), House.OPERATOR, RunWatcher.NONE);

        assertThat(Lakeside.ended(again).state()).isEqualTo(RunState.PARKED);
        assertThat(Lakeside.ended(again).digest()).isEqualTo(parked.digest());
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007");
    }

    @Test
    void an_approval_goes_on_at_the_commit_and_applies_exactly_the_shown_rows() {
        List<String> shown = lakeside.changes(parked);
        lakeside.district.without(Resource.USERS, "s-010");
        long before = lakeside.skyward.requests().size();

        Run approved = lakeside.approve(parked);

        assertThat(approved.state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.changes(approved)).isEqualTo(shown);
        assertThat(lakeside.skyward.requestsAfter(before)).isEmpty();
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(20).contains("s-010", "s-021");
        assertThat(steps()).containsExactly("commit", "close");
    }

    @Test
    void a_secret_that_is_gone_keeps_nobody_from_approving_what_was_read() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "simulated-secret");
        lakeside.apply(definition -> definition.with("clientSecret", "\"\\${file:secret}\""));
        Run held = lakeside.sync("preview=true");
        Files.delete(secret);

        assertThat(lakeside.approve(held).state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-021").doesNotContain("s-007");
    }

    @Test
    void another_master_key_keeps_nobody_from_approving_what_was_read(@TempDir Path elsewhere) {
        lakeside.apply(definition -> definition.with("clientSecret", "simulated-secret"));
        Run held = lakeside.sync("preview=true");
        try (House other = House.on(lakeside.database, elsewhere)) {
            Launched approved = other.syncs.approve(
                    held.id(), String.valueOf(held.digest()), null, House.OPERATOR, RunWatcher.NONE);

            assertThat(Lakeside.ended(approved).state()).isEqualTo(RunState.COMMITTED);
        }
    }

    @Test
    void a_run_that_can_not_be_opened_fails_with_the_reason_and_is_left_to_others(@TempDir Path elsewhere) {
        lakeside.apply(definition -> definition.with("clientSecret", "simulated-secret"));
        lakeside.sql()
                .sql("create function broken() returns trigger language plpgsql as"
                        + " 'begin raise exception ''disk full''; end'")
                .update();
        lakeside.sql()
                .sql("create trigger broken before insert or update on change execute function broken()")
                .update();
        Run failed = lakeside.sync("preview=true");
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        lakeside.sql().sql("drop trigger broken on change").update();

        try (House other = House.on(lakeside.database, elsewhere)) {
            Run unopened = Lakeside.ended(other.syncs.restart(failed.id(), House.OPERATOR, RunWatcher.NONE));

            assertThat(unopened.state()).isEqualTo(RunState.FAILED);
            assertThat(unopened.message()).contains("was sealed under key");
        }
        Launched again = lakeside.house.syncs.restart(failed.id(), House.OPERATOR, RunWatcher.NONE);
        assertThat(Lakeside.ended(again).state()).as("its lease was given back").isEqualTo(RunState.PARKED);
    }

    @Test
    void a_commit_that_breaks_in_its_middle_changes_nothing_and_can_be_repeated() {
        List<String> before = hub();
        lakeside.sql()
                .sql("create function broken() returns trigger language plpgsql as"
                        + " 'begin raise exception ''disk full''; end'")
                .update();
        lakeside.sql()
                .sql("create trigger broken before insert or update on baseline execute function broken()")
                .update();

        Run broken = lakeside.approve(parked);

        assertThat(broken.state()).isEqualTo(RunState.FAILED);
        assertThat(hub()).isEqualTo(before);
        lakeside.sql().sql("drop trigger broken on baseline").update();
        Run again = Lakeside.ended(lakeside.house.syncs.restart(parked.id(), House.OPERATOR, RunWatcher.NONE));
        assertThat(again.state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-021").doesNotContain("s-007");
        assertThat(decisions()).containsExactly("APPROVED");
    }

    private Launched approve(Run run, String digest) {
        return lakeside.house.syncs.approve(run.id(), digest, null, House.OPERATOR, RunWatcher.NONE);
    }

    private static void refused(Launched launched, String reason) {
        assertThat(launched).isInstanceOf(Launched.Refused.class);
        assertThat(((Launched.Refused) launched).reason()).contains(reason);
    }

    private void move(String student) {
        lakeside.sql()
                .sql("update passport_record set version = version + 1 where entity = 5 and sis_id = :student")
                .param("student", student)
                .update();
    }

    private List<String> hub() {
        return lakeside.sql()
                .sql("select entity || sis_id || version || document || coalesce(deleted_run, 0) from passport_record"
                        + " union all select entity || sis_id || hash || live from source_record order by 1")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private List<String> steps() {
        return lakeside.sql()
                .sql("select step_name from batch_step_execution where job_execution_id ="
                        + " (select max(job_execution_id) from batch_job_execution) order by step_execution_id")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private List<String> decisions() {
        return lakeside.sql()
                .sql("select decision from approval where run_id = :run")
                .param("run", parked.id())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        CyclicBarrier start = new CyclicBarrier(all.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            List<Callable<T>> together = all.stream()
                    .<Callable<T>>map(one -> () -> {
                        start.await(10, TimeUnit.SECONDS);
                        return one.call();
                    })
                    .toList();
            List<T> outcomes = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(together)) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
