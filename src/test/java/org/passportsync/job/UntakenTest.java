package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long the one who leads a run waits for workers to take its slices. */
class UntakenTest {

    private boolean idle;
    private long millis = 5_000;
    private final Untaken untaken = new Untaken(() -> millis * 1_000_000);

    @Test
    void slices_that_nobody_takes_are_late_after_a_second_and_again_after_another() {
        assertThat(late(0, "users", "classes")).isFalse();
        assertThat(late(999, "users", "classes")).isFalse();
        assertThat(late(1, "users", "classes")).isTrue();
        assertThat(late(999, "users", "classes")).isFalse();
        assertThat(late(1, "users", "classes")).isTrue();
    }

    @Test
    void whoever_takes_one_shows_that_workers_come_to_the_others() {
        assertThat(late(0, "users", "classes")).isFalse();
        assertThat(late(900, "classes")).isFalse();
        assertThat(late(900, "classes")).isFalse();
        assertThat(late(100, "classes")).isTrue();
    }

    @Test
    void a_slice_that_was_taken_away_is_waited_for_anew_and_nothing_is_never_late() {
        assertThat(late(0)).isFalse();
        assertThat(late(5_000)).isFalse();
        assertThat(late(5_000, "users")).isFalse();
        assertThat(late(1_000, "users")).isTrue();
    }

    @Test
    void an_idle_worker_is_given_ten_seconds() {
        idle = true;
        assertThat(late(0, "users")).isFalse();
        assertThat(late(9_999, "users")).isFalse();
        assertThat(late(1, "users")).isTrue();
        idle = false;
        assertThat(late(1_000, "users")).isTrue();
    }

    private boolean late(long after, String... free) {
        millis += after;
        return untaken.tooLong(Set.of(free), () -> idle);
    }
}
