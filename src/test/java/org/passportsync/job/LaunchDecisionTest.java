package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Remains;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

class LaunchDecisionTest {

    private static final Instant NOW = Instant.parse("2026-09-15T02:00:00Z");
    private static final Duration SIX_HOURS = Duration.ofHours(6);
    private static final LaunchParameters ASKED = LaunchParameters.of("lakeside");

    @Test
    void without_an_unfinished_run_a_new_one_starts() {
        assertThat(decide(ASKED, null)).isEqualTo(new LaunchDecision.Fresh(null, ""));
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"FAILED", "STOPPED", "RUNNING"})
    void the_same_command_goes_on_with_what_was_left(RunState state) {
        Run run = run(state, ASKED, NOW.minus(Duration.ofHours(1)));
        assertThat(decide(ASKED, run)).isEqualTo(new LaunchDecision.Resume(run));
    }

    @Test
    void a_run_that_read_its_first_page_six_hours_ago_still_goes_on_and_a_moment_later_no_more() {
        Run inTime = run(RunState.FAILED, ASKED, NOW.minus(SIX_HOURS));
        Run tooLate = run(RunState.FAILED, ASKED, NOW.minus(SIX_HOURS).minusMillis(1));
        assertThat(decide(ASKED, inTime)).isEqualTo(new LaunchDecision.Resume(inTime));
        assertThat(decide(ASKED, tooLate))
                .isEqualTo(new LaunchDecision.Fresh(tooLate, "its first page is older than 6 h"));
    }

    @Test
    void the_age_of_a_run_that_read_nothing_counts_from_its_start() {
        Run run = run(RunState.FAILED, ASKED, null);
        assertThat(decide(ASKED, run)).isEqualTo(new LaunchDecision.Resume(run));
    }

    @Test
    void other_parameters_start_a_new_run_in_place_of_the_old_one() {
        LaunchParameters other =
                new LaunchParameters("lakeside", true, null, false, Set.of(), null, null, false, false, null, false);
        Run run = run(RunState.FAILED, ASKED, NOW);
        assertThat(decide(other, run)).isEqualTo(new LaunchDecision.Fresh(run, "another run was asked for"));
    }

    @Test
    void another_note_is_still_the_same_command() {
        LaunchParameters noted = new LaunchParameters(
                "lakeside", false, null, false, Set.of(), null, null, false, false, "second try", false);
        Run run = run(RunState.STOPPED, ASKED, NOW);
        assertThat(decide(noted, run)).isEqualTo(new LaunchDecision.Resume(run));
    }

    @Test
    void a_changed_definition_starts_a_new_run() {
        Run run = run(RunState.FAILED, ASKED, NOW);
        LaunchDecision decision =
                LaunchDecision.of(ASKED, new LaunchDecision.Known(unfinished(run), null, 4, NOW, SIX_HOURS));
        assertThat(decision).isEqualTo(new LaunchDecision.Fresh(run, "the definition has changed since"));
    }

    @Test
    void a_parked_run_answers_the_same_command_and_stays_parked_for_any_other() {
        Run run = run(RunState.PARKED, ASKED, NOW);
        assertThat(decide(ASKED, run)).isEqualTo(new LaunchDecision.Answer(run));
        assertThat(decide(fresh(), run)).isEqualTo(new LaunchDecision.Fresh(null, ""));
    }

    @Test
    void a_parked_run_answers_the_same_command_also_where_another_one_has_failed_since() {
        Run parked = run(RunState.PARKED, ASKED, NOW);
        Run limited = run(RunState.FAILED, limited(), NOW);
        assertThat(decide(ASKED, limited, parked)).isEqualTo(new LaunchDecision.Answer(parked));
        assertThat(decide(limited(), limited, parked)).isEqualTo(new LaunchDecision.Resume(limited));
        assertThat(decide(fresh(), limited, parked))
                .isEqualTo(new LaunchDecision.Fresh(limited, "a new run was asked for"));
    }

    @Test
    void of_a_failed_and_an_older_parked_run_of_the_same_command_the_failed_one_goes_on() {
        Run parked = run(RunState.PARKED, ASKED, NOW);
        Run failed = run(RunState.FAILED, ASKED, NOW);
        assertThat(decide(ASKED, failed, parked)).isEqualTo(new LaunchDecision.Resume(failed));
    }

    @Test
    void a_run_that_another_commit_overtook_does_not_go_on() {
        Run run = run(RunState.STOPPED, ASKED, NOW);
        LaunchDecision decision = LaunchDecision.of(
                ASKED, new LaunchDecision.Known(new LaunchDecision.Unfinished(run, true, 1), null, 3, NOW, SIX_HOURS));
        assertThat(decision)
                .isEqualTo(new LaunchDecision.Fresh(run, "another run of lakeside was committed since run 9 began"));
    }

    @Test
    void new_closes_what_was_left() {
        Run run = run(RunState.FAILED, ASKED, NOW);
        assertThat(decide(fresh(), run)).isEqualTo(new LaunchDecision.Fresh(run, "a new run was asked for"));
    }

    private static LaunchParameters limited() {
        return new LaunchParameters(
                "lakeside", false, null, false, Set.of(EntityType.STUDENT), null, null, false, false, null, false);
    }

    private static LaunchParameters fresh() {
        return new LaunchParameters("lakeside", false, null, false, Set.of(), null, null, false, true, null, false);
    }

    private static LaunchDecision decide(LaunchParameters asked, @Nullable Run run) {
        return decide(asked, run, run != null && run.state() == RunState.PARKED ? run : null);
    }

    private static LaunchDecision decide(LaunchParameters asked, @Nullable Run newest, @Nullable Run parked) {
        return LaunchDecision.of(
                asked, new LaunchDecision.Known(unfinished(newest), unfinished(parked), 3, NOW, SIX_HOURS));
    }

    private static LaunchDecision.@Nullable Unfinished unfinished(@Nullable Run run) {
        return run == null ? null : new LaunchDecision.Unfinished(run, false, 1);
    }

    private static Run run(RunState state, LaunchParameters asked, @Nullable Instant firstPage) {
        LocalDate day = LocalDate.of(2026, 9, 14);
        return new Run(
                9,
                1,
                "lakeside",
                "lakeside",
                state,
                "COMMAND_LINE",
                "operator",
                3,
                1,
                LaunchText.write(asked),
                day,
                day,
                null,
                NOW.minusSeconds(60),
                firstPage,
                null,
                null,
                null,
                null,
                null,
                Remains.ALL);
    }
}
