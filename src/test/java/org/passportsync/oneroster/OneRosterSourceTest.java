package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.sis.SourceFault.Kind.CREDENTIALS;
import static org.passportsync.sis.SourceFault.Kind.FORBIDDEN;
import static org.passportsync.sis.SourceFault.Kind.FOREIGN;
import static org.passportsync.sis.SourceFault.Kind.REFUSED;
import static org.passportsync.sis.SourceFault.Kind.UNREACHABLE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Request;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;

class OneRosterSourceTest {

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
    void a_page_comes_as_it_was_sent_compressed_sorted_and_with_the_total() throws Exception {
        SourcePage page = under.source().fetch("users", 1, 2);

        assertThat(page.gzipped()).isTrue();
        assertThat(text(page)).isEqualTo("{\"users\":[{\"sourcedId\":\"u-1\"},{\"sourcedId\":\"u-2\"}]}");
        assertThat(page.total()).hasValue(5);
        assertThat(page.resource()).isEqualTo("users");
        assertThat(List.of(page.offset(), (long) page.limit())).containsExactly(1L, 2L);
        assertThat(page.next()).isNull();
        Request asked = skyward.requests().getLast();
        assertThat(asked.path()).isEqualTo("/ims/oneroster/rostering/v1p2/users");
        assertThat(asked.query()).isEqualTo("limit=2&offset=1&sort=sourcedId&orderBy=asc");
        assertThat(under.pauses).isEmpty();
    }

    @Test
    void one_token_and_one_probe_serve_many_pages_asked_at_once() throws Exception {
        Source source = under.source();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SourcePage>> pages = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> source.fetch("users", 0, 5)))
                    .toList();
            for (Future<SourcePage> page : pages) {
                assertThat(text(page.get())).contains("u-4");
            }
        }
        assertThat(asked("/oauth/token")).isEqualTo(1);
        assertThat(asked("/ims/oneroster/rostering/v1p2/orgs")).isEqualTo(1);
    }

    @Test
    void tokens_that_die_under_many_requests_are_renewed_again_and_again() throws Exception {
        skyward.faults("401-after=40");
        Source source = under.source();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<SourcePage>> pages = IntStream.range(0, 120)
                    .mapToObj(_ -> threads.submit(() -> source.fetch("users", 0, 5)))
                    .toList();
            for (Future<SourcePage> page : pages) {
                assertThat(page.get().total()).hasValue(5);
            }
        }
        assertThat(asked("/oauth/token")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_missing_total_is_no_total() throws Exception {
        skyward.faults("no-totals");

        assertThat(under.source().fetch("users", 0, 5).total()).isEmpty();
    }

    @Test
    void a_401_in_the_middle_is_met_with_one_new_token() throws Exception {
        assertThat(under.source().fetch("users", 0, 5).total()).hasValue(5);
        skyward.forgetTokens();

        assertThat(under.source().fetch("users", 0, 5).total()).hasValue(5);
        assertThat(asked("/oauth/token")).isEqualTo(2);
        assertThat(under.pauses).isEmpty();
    }

    @Test
    void a_401_with_a_fresh_token_too_is_about_the_credentials() throws Exception {
        skyward.faults("401-run=1:9@users");

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(CREDENTIALS);
        assertThat(fault.reason())
                .contains(
                        "/users answers 401",
                        "The token is not good any more",
                        "client id lakeside",
                        "Check in Skyward")
                .doesNotContain("simulated-");
        assertThat(asked("/ims/oneroster/rostering/v1p2/users")).isEqualTo(2);
        assertThat(asked("/oauth/token")).isEqualTo(2);
    }

    @Test
    void a_403_is_not_sent_again() {
        skyward.faults("forbidden=demographics");

        SourceFault fault = under.faultOf("demographics");

        assertThat(fault.kind()).isEqualTo(FORBIDDEN);
        assertThat(fault.reason()).contains("answers 403", "This resource is not granted", "Grant this resource");
        assertThat(asked("/ims/oneroster/rostering/v1p2/demographics")).isEqualTo(1);
    }

    @Test
    void half_a_text_is_left_to_the_parser() throws Exception {
        skyward.faults("half-json@users");

        assertThat(text(under.source().fetch("users", 0, 5)))
                .startsWith("{\"users\":[")
                .doesNotEndWith("}");
    }

    @Test
    void a_web_page_in_the_place_of_rows_is_foreign() {
        skyward.faults("html@users");

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(FOREIGN);
        assertThat(fault.reason()).contains("/users answers 200, an HTML page", "sign in");
        assertThat(under.pauses).isEmpty();
    }

    @Test
    void plain_text_in_the_place_of_rows_is_foreign_and_quoted() {
        skyward.faults("not-json@users");

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(FOREIGN);
        assertThat(fault.reason()).contains("\"Service is being updated, please come back\"");
    }

    @Test
    void a_redirect_to_another_server_is_not_followed() {
        try (OddServer other = new OddServer()) {
            skyward.faults("redirect=" + other.url() + "/caught@users");

            SourceFault fault = under.faultOf("users");

            assertThat(fault.kind()).isEqualTo(REFUSED);
            assertThat(fault.reason()).contains("redirects to another server, " + other.url());
            assertThat(other.paths()).isEmpty();
        }
    }

    @Test
    void a_body_that_drips_beyond_the_time_allowed_is_not_waited_for() {
        skyward.faults("slow-drip@users");
        under.timeout(Duration.ofMillis(300));

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(UNREACHABLE);
        assertThat(fault.reason()).contains("/users can't be reached: no whole answer within");
    }

    @Test
    void a_source_that_was_closed_asks_nothing_more() throws Exception {
        under.source().fetch("users", 0, 5);
        int soFar = skyward.requests().size();
        under.source().close();

        assertThat(under.faultOf("users").reason()).contains("the connection was closed");
        assertThat(skyward.requests()).hasSize(soFar);
        assertThat(under.pauses).isEmpty();
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
