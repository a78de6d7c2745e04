package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passportsync.sis.SourceFault.Kind.UNAVAILABLE;
import static org.passportsync.sis.SourceFault.Kind.UNREACHABLE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;

class PatienceTest {

    private final HandMadeDistrict district = new HandMadeDistrict();
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district));
    private final SourceUnderTest under = SourceUnderTest.at(skyward.url());

    @BeforeEach
    void fill() {
        district.put(Resource.ORGS, "{\"sourcedId\":\"north\",\"type\":\"school\"}");
        IntStream.range(0, 5).forEach(at -> district.put(Resource.USERS, "{\"sourcedId\":\"u-" + at + "\"}"));
    }

    @AfterEach
    void close() {
        under.close();
        skyward.close();
    }

    @Test
    void a_429_with_a_time_is_waited_for_so_long_and_told() throws Exception {
        skyward.faults("429-every=1:7@users#1:2");

        assertThat(under.source().fetch("users", 0, 5).total()).hasValue(5);
        assertThat(under.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
        assertThat(under.told).containsExactly("users answers 429", "users answers 429");
    }

    @Test
    void a_429_without_a_time_is_met_with_pauses_that_double_up_to_eight_tries() {
        skyward.faults("429-every=1@users");

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(UNAVAILABLE);
        assertThat(fault.reason()).contains("still answers 429 after 8 tries", "Too many requests", "Try again later");
        assertThat(under.pauses)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L);
    }

    @Test
    void nobody_is_waited_for_longer_than_ten_minutes() throws Exception {
        skyward.faults("503=86400@users#1:1");

        assertThat(under.source().fetch("users", 0, 5).total()).hasValue(5);
        assertThat(under.pauses).containsExactly(Duration.ofMinutes(10));
    }

    @Test
    void a_broken_server_is_asked_five_times() {
        skyward.faults("500-run=1:99@users");

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(UNAVAILABLE);
        assertThat(fault.reason()).contains("still answers 500 after 5 tries", "Something broke");
        assertThat(under.pauses).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L);
    }

    @Test
    void a_server_that_recovers_is_read_on() throws Exception {
        skyward.faults("500-run=1:4@users");

        assertThat(under.source().fetch("users", 0, 5).total()).hasValue(5);
        assertThat(under.pauses).hasSize(4);
    }

    @Test
    void a_connection_that_breaks_is_tried_five_times() {
        skyward.faults("reset@users");

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(UNREACHABLE);
        assertThat(fault.reason())
                .contains("/users can't be reached", "(5 tries)")
                .doesNotContain("demo");
        assertThat(under.pauses).hasSize(4);
    }

    @Test
    void an_answer_that_is_cut_short_is_fetched_again() throws Exception {
        skyward.faults("cut@users#1:2");

        assertThat(text(under.source().fetch("users", 0, 5))).endsWith("{\"sourcedId\":\"u-4\"}]}");
        assertThat(under.pauses).hasSize(2);
        assertThat(under.told).allSatisfy(one -> assertThat(one).startsWith("users the connection broke"));
    }

    @Test
    void a_pause_that_is_interrupted_ends_the_fetch() {
        skyward.faults("503=60@users");
        under.interruptedInPauses();

        assertThatThrownBy(() -> under.source().fetch("users", 0, 5)).isInstanceOf(InterruptedException.class);
        assertThat(asked("/ims/oneroster/rostering/v1p2/users")).isEqualTo(1);
    }

    @Test
    void pauses_are_spread_by_the_jitter() throws Exception {
        skyward.faults("500-run=1:2@users");
        under.jitter(0.5).source().fetch("users", 0, 5);

        assertThat(under.pauses).extracting(Duration::toMillis).containsExactly(375L, 750L);
    }

    private long asked(String path) {
        return skyward.requests().stream()
                .filter(one -> one.path().equals(path))
                .count();
    }

    private static String text(SourcePage page) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(page.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
