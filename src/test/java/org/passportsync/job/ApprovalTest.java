package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.passportsync.change.Digest;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.springframework.dao.DataAccessException;

/** What is approved is what was shown; exactly one wins. */
class ApprovalTest extends HeldLakeside {

    @Test
    void the_digest_is_the_same_when_it_is_worked_out_again() {
        String again = digest(holds());
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
    void all_that_is_told_of_a_change_and_of_a_hold_is_in_the_digest() {
        Set<String> digests = new HashSet<>();
        digests.add(digest(holds()));
        assertThat(digests.add(digest(List.of(Hold.of(HoldReason.PREVIEW, null, "another")))))
                .as("holds")
                .isTrue();
        for (String other : List.of(
                "entity = 6",
                "sis_id = 's-other'",
                "passport_id = gen_random_uuid()",
                "operation = 'DELETE'",
                "cause = 'MERGE'",
                "version = 99",
                "after = null",
                "withheld = true",
                "sis_id_before = 's-before'")) {
            lakeside.sql()
                    .sql("update change set " + other + " where run_id = :run")
                    .param("run", parked.id())
                    .update();
            assertThat(digests.add(digest(holds()))).as(other).isTrue();
        }
    }

    private List<Hold> holds() {
        return new Holds(lakeside.house.place.database()).of(parked.id());
    }

    private String digest(List<Hold> holds) {
        return lakeside.house.place.inTransaction(
                () -> new Digest(lakeside.house.place.database()).of(parked.id(), holds));
    }

    @Test
    void another_digest_approves_nothing() {
        refused(approve(parked, "0".repeat(64)), "is not that of run");
        assertThat(lakeside.house.runs.get(parked.id()).state()).isEqualTo(RunState.PARKED);
        assertThat(approve(parked, String.valueOf(parked.digest()))).isInstanceOf(Launched.Ended.class);
    }

    @Test
    void an_approval_that_breaks_holds_nobody_up() {
        assertThatThrownBy(() -> lakeside.house.syncs.approve(
                        parked.id(), String.valueOf(parked.digest()), "a\0b", House.OPERATOR, RunWatcher.NONE))
                .isInstanceOf(DataAccessException.class);

        assertThat(lakeside.approve(parked).state()).isEqualTo(RunState.COMMITTED);
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
    void the_same_command_is_answered_by_the_parked_run_also_after_another_one_has_failed() {
        Run limited = Lakeside.ended(lakeside.house.launch(At.failing("prove"), "entities=student"));
        assertThat(limited.state()).isEqualTo(RunState.FAILED);

        assertThat(lakeside.house.launch("preview=true"))
                .isInstanceOfSatisfying(
                        Launched.AlreadyParked.class,
                        answer -> assertThat(answer.run().id()).isEqualTo(parked.id()));

        assertThat(lakeside.house.runs.get(limited.id()).state()).isEqualTo(RunState.FAILED);
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

    private static void refused(Launched launched, String reason) {
        assertThat(launched).isInstanceOf(Launched.Refused.class);
        assertThat(((Launched.Refused) launched).reason()).contains(reason);
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
