package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.staging.SeenIndex;

/** What a worker keeps of the runs that it reads slices of. */
class KeptIndexesTest {

    private final KeptIndexes two = new KeptIndexes(2);
    private final List<Long> loaded = new ArrayList<>();

    @Test
    void two_runs_whose_slices_alternate_are_loaded_once_each() {
        SeenIndex first = of(1);
        SeenIndex second = of(2);

        assertThat(of(1)).isSameAs(first);
        assertThat(of(2)).isSameAs(second);
        assertThat(of(1)).isSameAs(first);
        assertThat(loaded).containsExactly(1L, 2L);
    }

    @Test
    void what_was_wanted_longest_ago_is_let_go_but_rather_of_a_run_that_is_not_being_read() {
        SeenIndex first = of(1);
        SeenIndex second = of(2);

        two.of(3, Set.of(1L, 3L), () -> load(3));

        assertThat(of(1)).isSameAs(first);
        assertThat(of(2)).isNotSameAs(second);
        assertThat(loaded).containsExactly(1L, 2L, 3L, 2L);
        of(3);
        assertThat(loaded).as("3 was wanted before 1").containsExactly(1L, 2L, 3L, 2L, 3L);
    }

    private SeenIndex of(long run) {
        return two.of(run, Set.of(run), () -> load(run));
    }

    private SeenIndex load(long run) {
        loaded.add(run);
        return new SeenIndex(8);
    }
}
