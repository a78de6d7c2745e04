package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What is said of a failure that nothing else explains. */
class FailuresTest {

    @Test
    void too_little_memory_is_said_wherever_it_was_met_with_what_to_do() {
        Throwable met = new IllegalStateException(new ExecutionException(new OutOfMemoryError("Java heap space")));

        assertThat(Failures.message(7, met))
                .startsWith("there was not enough memory: ")
                .contains("-Xmx", "pageSize", "restart run 7");
    }

    @Test
    void a_mistake_of_ours_is_told_by_its_place_and_never_by_its_message() {
        assertThat(Failures.message(7, new IllegalArgumentException("Ada Lovelace")))
                .contains("an unexpected IllegalArgumentException in FailuresTest.", "restart run 7")
                .doesNotContain("Ada");
    }
}
