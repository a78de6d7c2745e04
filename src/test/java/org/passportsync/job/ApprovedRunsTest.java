package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** What an approved run does, needs, and leaves where it fails. */
class ApprovedRunsTest extends HeldLakeside {

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
            Launched unopened = other.syncs.restart(failed.id(), House.OPERATOR, RunWatcher.NONE);

            assertThat(unopened)
                    .isInstanceOfSatisfying(
                            Launched.Refused.class,
                            refused -> assertThat(refused.reason()).contains("was sealed under key"));
            assertThat(other.runs.get(failed.id()).state()).isEqualTo(RunState.FAILED);
            assertThat(other.runs.get(failed.id()).message()).contains("was sealed under key");
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

    @Test
    void a_run_whose_process_is_gone_keeps_nobody_from_approving() {
        Run left = Lakeside.ended(lakeside.house.launch(At.failing("prove"), "new=true"));
        lakeside.sql()
                .sql("update run set state = 'RUNNING', finished_at = null where id = :run")
                .param("run", left.id())
                .update();

        assertThat(lakeside.approve(parked).state()).isEqualTo(RunState.COMMITTED);

        Run stopped = lakeside.house.runs.get(left.id());
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.message()).startsWith("stopped after its process was gone");
    }

    @Test
    void what_keeps_an_approval_waiting_is_named_and_what_comes_of_waiting() {
        Run other = Lakeside.ended(lakeside.house.launch(At.failing("prove"), "new=true"));
        lakeside.sql()
                .sql("update lease set until = clock_timestamp() + interval '1 hour'")
                .update();
        long own = parked.id();

        assertThat(approve(parked, String.valueOf(parked.digest())))
                .isEqualTo(new Launched.Refused("run " + other.id() + " of lakeside is FAILED, and its process is just"
                        + " finishing with it, so run " + own + " is not approved; look again in a moment"));
        lakeside.sql()
                .sql("update run set state = 'RUNNING', finished_at = null where id = :run")
                .param("run", other.id())
                .update();
        assertThat(approve(parked, String.valueOf(parked.digest())))
                .isEqualTo(new Launched.Refused("run " + other.id() + " of lakeside is under way, so run " + own
                        + " is not approved. If run " + other.id() + " is held or commits, it takes the place of run "
                        + own + ": wait, and look at that one instead. To approve run " + own
                        + " all the same, stop run " + other.id() + " first, on its page or with the command stop run="
                        + other.id()));
        assertThat(lakeside.house.runs.get(own).state()).isEqualTo(RunState.PARKED);
    }

    @Test
    void whoever_approves_a_run_while_its_process_still_finishes_with_it_is_not_told_to_stop_it() {
        lakeside.sql()
                .sql("update lease set until = clock_timestamp() + interval '1 hour', run_id = :run")
                .param("run", parked.id())
                .update();

        assertThat(approve(parked, String.valueOf(parked.digest())))
                .isEqualTo(
                        new Launched.Refused(
                                "run " + parked.id() + " can't be approved just now: its process is just"
                                        + " finishing with it, or somebody has approved it at this moment; look again in a moment"));
    }

    @Test
    void an_approved_run_that_failed_is_not_taken_up_once_a_newer_one_is_held() {
        Run newer = failedAtItsCommitBesideANewerOne();
        lakeside.district.aStudent("s-007", "lincoln");
        Run held = Lakeside.ended(lakeside.house.syncs.restart(newer.id(), House.OPERATOR, RunWatcher.NONE));
        assertThat(held.state()).as(held.message()).isEqualTo(RunState.PARKED);

        assertThat(refusal(parked)).contains("run " + parked.id() + " is SUPERSEDED", "Launch the sync again");
        assertThat(lakeside.house.runs.get(parked.id()).message())
                .isEqualTo("superseded: run " + held.id() + " parked");
        // An earlier program left it as it was.
        lakeside.sql()
                .sql("update run set state = 'FAILED' where id = :run")
                .param("run", parked.id())
                .update();
        assertThat(refusal(parked))
                .isEqualTo("run " + held.id() + " of lakeside is newer than run " + parked.id()
                        + " and waits for approval; approve or reject that one instead");

        assertThat(lakeside.live(EntityType.STUDENT)).contains("s-007").doesNotContain("s-021");
        assertThat(lakeside.house.runs.get(held.id()).state()).isEqualTo(RunState.PARKED);
    }

    @Test
    void an_approved_run_that_failed_is_closed_once_a_newer_one_is_committed() {
        Run newer = failedAtItsCommitBesideANewerOne();

        lakeside.committed();

        assertThat(List.of(lakeside.house.runs.get(parked.id()), lakeside.house.runs.get(newer.id())))
                .extracting(Run::state)
                .containsOnly(RunState.SUPERSEDED);
    }

    /** The newer one has failed before it read anything. */
    private Run failedAtItsCommitBesideANewerOne() {
        Run newer = Lakeside.ended(lakeside.house.launch(At.failing("intake"), "preview=true", "new=true"));
        Launched approved = lakeside.house.syncs.approve(
                parked.id(), String.valueOf(parked.digest()), null, House.OPERATOR, At.failing("commit"));
        assertThat(List.of(newer, Lakeside.ended(approved)))
                .extracting(Run::state)
                .containsOnly(RunState.FAILED);
        return newer;
    }

    private String refusal(Run run) {
        Launched restarted = lakeside.house.syncs.restart(run.id(), House.OPERATOR, RunWatcher.NONE);
        assertThat(restarted).isInstanceOf(Launched.Refused.class);
        return ((Launched.Refused) restarted).reason();
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
}
