package org.passportsync.sis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What one host is asked at once, by whom. */
class HostsTest {

    private static final URI NORTH = URI.create("https://north.example/api");
    private static final URI SOUTH = URI.create("https://south.example/api");

    private final Hosts hosts = new Hosts(2);
    private final List<String> served = new CopyOnWriteArrayList<>();

    @Test
    void who_has_fewer_requests_under_way_goes_before_who_came_first() throws InterruptedException {
        Deque<Hosts.Place> many = new ArrayDeque<>(List.of(hosts.enter(NORTH, "many"), hosts.enter(NORTH, "many")));
        Thread third = asks("many");
        Thread one = asks("one");

        many.remove().close();
        one.join();

        assertThat(served).containsExactly("one");
        many.remove().close();
        third.join();
        assertThat(served).containsExactly("one", "many");
    }

    @Test
    void of_equals_the_one_who_came_first_goes_first() throws InterruptedException {
        Hosts.Place first = hosts.enter(NORTH, "a");
        hosts.enter(NORTH, "b");
        Thread c = asks("c");
        Thread d = asks("d");

        first.close();
        c.join();

        assertThat(served).containsExactly("c");
        assertThat(hosts.waiting()).isOne();
        d.interrupt();
        d.join();
        assertThat(hosts.waiting()).isZero();
    }

    @Test
    void a_narrow_gate_lets_in_as_many_as_its_bound_says_now_and_passes_all_on() throws InterruptedException {
        AtomicInteger most = new AtomicInteger(1);
        Gate narrow = new NarrowGate(new Hosts(3), underWay -> underWay < most.get());
        Gate.Place first = narrow.enter(NORTH, "a");
        Thread second = asking(narrow, "second");
        await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
        Thread third = asking(narrow, "third");
        await().until(() -> third.getState() == Thread.State.WAITING);
        assertThat(served).isEmpty();

        most.set(2);
        second.join();

        assertThat(served).containsExactly("second");
        first.close();
        third.join();
        assertThat(served).containsExactly("second", "third");
        most.set(0);
        Thread late = asking(narrow, "late");
        late.interrupt();
        late.join();
        assertThat(served).doesNotContain("late");
    }

    @Test
    void another_host_is_asked_all_the_while_but_not_under_another_port() throws InterruptedException {
        hosts.enter(NORTH, "a");
        hosts.enter(URI.create("https://NORTH.example:8443/"), "a");

        try (Hosts.Place _ = hosts.enter(SOUTH, "a")) {
            Thread waits = asks("a");
            waits.interrupt();
            waits.join();
        }
        assertThat(served).isEmpty();
    }

    /** Somebody who stands in line; keeps the place once it has it. */
    private Thread asks(String asker) {
        int before = hosts.waiting();
        Thread thread = asking(hosts, asker);
        await().until(() -> hosts.waiting() > before);
        return thread;
    }

    private Thread asking(Gate gate, String asker) {
        return Thread.ofVirtual().start(() -> {
            try {
                var _ = gate.enter(NORTH, asker);
                served.add(asker);
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
