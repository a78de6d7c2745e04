package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.oneroster.OddServer.BASE;
import static org.passportsync.sis.SourceFault.Kind.REFUSED;
import static org.passportsync.sis.SourceFault.Kind.UNREACHABLE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.oneroster.OddServer.Sent;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;

class WireTest {

    private static final String USERS = BASE + "/users";

    private final OddServer server = OddServer.thatLetsIn();
    private final SourceUnderTest under = SourceUnderTest.at(server.url());

    @AfterEach
    void close() {
        under.close();
        server.close();
    }

    @Test
    void a_redirect_on_the_same_server_is_followed_with_the_credentials() throws Exception {
        server.on(USERS, _ -> Sent.html(301, "").with("Location", "people?limit=5"))
                .on(
                        BASE + "/people",
                        got -> Sent.json(got.header("Authorization").equals("Bearer odd-token") ? 200 : 401, "{}"));

        assertThat(under.source().fetch("users", 0, 5).body()).hasSize(2);
        assertThat(server.requests(BASE + "/people")).hasSize(1);
    }

    @Test
    void redirects_without_end_are_given_up() {
        server.on(USERS, _ -> Sent.html(302, "").with("Location", USERS));

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(REFUSED);
        assertThat(fault.reason()).contains("redirects more than 3 times");
        assertThat(server.requests(USERS)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/users",
                "http://127.0.0.1:1/users",
                "//localhost/users",
                "mailto:a@b.example",
                "http://[bad"
            })
    void redirects_to_another_scheme_host_or_port_are_refused(String target) {
        server.on(USERS, _ -> Sent.html(302, "").with("Location", target));

        assertThat(under.faultOf("users").kind()).isEqualTo(REFUSED);
    }

    @Test
    void an_answer_beyond_the_bound_is_broken_off_and_not_asked_again() {
        server.on(USERS, _ -> Sent.json(200, "{\"users\":[" + " ".repeat(100_000) + "]}"));
        under.mostBytes(50_000);

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(REFUSED);
        assertThat(fault.reason()).contains("sends more than 50000 bytes", "smaller pageSize");
        assertThat(server.requests(USERS)).hasSize(1);
    }

    @Test
    void an_answer_that_does_not_end_in_time_is_not_waited_for() {
        CountDownLatch never = new CountDownLatch(1);
        server.on(USERS, _ -> {
            awaitQuietly(never);
            return Sent.json(200, "{}");
        });
        under.timeout(Duration.ofMillis(300));

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(UNREACHABLE);
        assertThat(fault.reason()).contains("no whole answer within");
        assertThat(server.requests(USERS)).hasSize(5);
        never.countDown();
    }

    @Test
    void a_refused_connection_on_this_machine_names_the_simulator() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        try (SourceUnderTest nobody = SourceUnderTest.at("http://127.0.0.1:" + free)) {
            SourceFault fault = nobody.faultOf("users");

            assertThat(fault.kind()).isEqualTo(UNREACHABLE);
            assertThat(fault.reason()).contains("the connection is refused", "command demo or simulator");
            assertThat(nobody.pauses).hasSize(4);
        }
    }

    @Test
    void an_unknown_host_is_told_as_such() {
        try (SourceUnderTest nobody = SourceUnderTest.at("https://skyward.invalid")) {
            SourceFault fault = nobody.faultOf("users");

            assertThat(fault.kind()).isEqualTo(UNREACHABLE);
            assertThat(fault.reason()).contains("the host's name is not known").doesNotContain("simulator");
        }
    }

    @Test
    void never_more_requests_are_under_way_than_allowed() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore arrived = new Semaphore(0);
        Semaphore go = new Semaphore(0);
        server.on(USERS, _ -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            arrived.release();
            go.acquireUninterruptibly();
            underWay.decrementAndGet();
            return Sent.json(200, "{}");
        });
        Source source = under.atOnce(2).source();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int at = 0; at < 8; at++) {
                var _ = threads.submit(() -> source.fetch("users", 0, 5));
            }
            arrived.acquire(2);
            for (int at = 0; at < 6; at++) {
                go.release();
                arrived.acquire();
            }
            go.release(2);
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void a_fetch_that_is_interrupted_ends_at_once() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        server.on(USERS, _ -> {
            arrived.countDown();
            awaitQuietly(never);
            return Sent.json(200, "{}");
        });
        Source source = under.source();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> interrupted = threads.submit(() -> {
                try {
                    source.fetch("users", 0, 5);
                    return false;
                } catch (InterruptedException stopped) {
                    return true;
                }
            });
            arrived.await();
            threads.shutdownNow();
            assertThat(interrupted.get()).isTrue();
        }
        never.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
