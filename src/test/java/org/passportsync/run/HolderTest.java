package org.passportsync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Which processes are known to live or to be dead. */
class HolderTest {

    private final Holder here = Holder.ofThisProcess();

    @Test
    void this_process_lives() {
        assertThat(here.alive()).isTrue();
        assertThat(here.dead()).isFalse();
    }

    @Test
    void one_whose_pid_another_process_has_here_is_dead() {
        String start = "/" + here.pid() + "/[0-9]+";
        Holder replaced = named(here.name().replaceFirst(start, Matcher.quoteReplacement("/" + here.pid() + "/1")));

        assertThat(replaced.dead()).isTrue();
        assertThat(replaced.alive()).isFalse();
    }

    @Test
    void of_a_container_with_the_same_host_name_nothing_is_known() {
        Holder elsewhere = named(here.host() + "/" + here.pid() + "/1/pid:[7]/x");

        assertThat(elsewhere.dead()).isFalse();
        assertThat(elsewhere.alive()).isFalse();
    }

    @Test
    void one_that_was_written_down_without_its_namespace_is_judged_by_the_name_of_its_host() {
        assertThat(named(here.host() + "/" + here.pid() + "/1/x").dead()).isTrue();
        assertThat(named("elsewhere/" + here.pid() + "/1/x").dead()).isFalse();
    }

    private Holder named(String name) {
        String host = name.startsWith(here.host()) ? here.host() : "elsewhere";
        return new Holder(name, host, here.pid());
    }
}
