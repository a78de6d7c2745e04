package org.passportsync.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each step is timed once, and none that was timed is read again. */
class StepMarkTest {

    private static final Instant NOW = Instant.parse("2026-09-15T02:30:00Z");

    private final StepMark mark = new StepMark(10);

    @Test
    void a_step_that_never_ends_holds_nothing_up() {
        List<Sightings.Step> found = new ArrayList<>(List.of(step(11, null)));
        LongStream.rangeClosed(12, 111).forEach(id -> found.add(step(id, "COMPLETED")));

        assertThat(mark.ended(found, NOW)).hasSize(100);

        assertThat(mark.last()).isEqualTo(111);
        assertThat(mark.pending()).containsExactly(11L);
        assertThat(mark.ended(List.of(step(11, null)), NOW)).isEmpty();
        assertThat(mark.ended(List.of(step(11, "FAILED")), NOW)).hasSize(1);
        assertThat(mark.pending()).isEmpty();
    }

    @Test
    void a_step_that_is_written_late_is_timed_and_a_number_that_nobody_uses_is_forgotten() {
        assertThat(mark.ended(List.of(step(14, "COMPLETED")), NOW)).hasSize(1);
        assertThat(mark.pending()).containsExactlyInAnyOrder(11L, 12L, 13L);

        assertThat(mark.ended(List.of(step(12, "COMPLETED")), NOW.plusSeconds(15)))
                .hasSize(1);
        assertThat(mark.pending()).containsExactlyInAnyOrder(11L, 13L);

        assertThat(mark.ended(List.of(), NOW.plus(Duration.ofHours(2)))).isEmpty();
        assertThat(mark.pending()).isEmpty();
        assertThat(mark.last()).isEqualTo(14);
    }

    @Test
    void an_open_step_that_was_deleted_with_its_run_is_forgotten() {
        mark.ended(List.of(step(11, null)), NOW);

        assertThat(mark.ended(List.of(), NOW)).isEmpty();
        assertThat(mark.pending()).isEmpty();
    }

    private static Sightings.Step step(long id, @Nullable String status) {
        return new Sightings.Step(id, "lakeside", "intake", status, 1.5);
    }
}
