package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.oneroster.OddServer.BASE;
import static org.passportsync.sis.SourceFault.Kind.FOREIGN;
import static org.passportsync.sis.SourceFault.Kind.MISSING;
import static org.passportsync.sis.SourceFault.Kind.REFUSED;
import static org.passportsync.sis.SourceFault.Kind.UNAVAILABLE;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.oneroster.OddServer.Sent;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;

class OddAnswersTest {

    private static final String USERS = BASE + "/users";

    private final OddServer server = OddServer.thatLetsIn();
    private final SourceUnderTest under = SourceUnderTest.at(server.url());

    @AfterEach
    void close() {
        under.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 409, 422, 501, 304})
    void other_refusals_are_not_sent_again(int status) {
        server.on(USERS, _ -> Sent.json(status, status == 304 ? "" : "{\"message\":\"no\"}"));

        SourceFault fault = under.faultOf("users");

        assertThat(fault.kind()).isEqualTo(REFUSED);
        assertThat(fault.reason()).contains(USERS + " answers " + status);
        assertThat(server.requests(USERS)).hasSize(1);
        assertThat(under.pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_resource_that_is_not_there_is_missing(int status) {
        server.on(USERS, _ -> Sent.json(status, "{}"));

        assertThat(under.faultOf("users").kind()).isEqualTo(MISSING);
        assertThat(server.requests(USERS)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 520})
    void broken_servers_are_asked_five_times(int status) {
        server.on(USERS, _ -> Sent.html(status, "<html><body>Oops</body></html>"));

        assertThat(under.faultOf("users").kind()).isEqualTo(UNAVAILABLE);
        assertThat(server.requests(USERS)).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "'Thu, 15 Jan 2026 12:01:30 GMT', 90000",
        "'Thu, 15 Jan 2026 11:00:00 GMT', 500",
        "soon, 500",
        "0, 500",
        "-5, 500"
    })
    void a_time_to_come_back_may_be_a_date_and_is_not_believed_blindly(String told, long millis) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.on(
                USERS,
                _ -> asked.incrementAndGet() == 1
                        ? Sent.json(503, "").with("Retry-After", told)
                        : Sent.json(200, "{}"));

        under.source().fetch("users", 0, 5);

        assertThat(under.pauses).containsExactly(Duration.ofMillis(millis));
    }

    @Test
    void a_refused_sort_is_left_away_and_remembered() throws Exception {
        server.on(
                USERS,
                got -> got.query().contains("sort=")
                        ? Sent.json(400, "{\"imsx_description\":\"OrderBy isn't supported\"}")
                        : Sent.json(200, "{\"users\":[]}"));

        under.source().fetch("users", 0, 5);
        under.source().fetch("users", 5, 5);

        assertThat(server.requests(USERS))
                .extracting(OddServer.Got::query)
                .containsExactly("limit=5&offset=0&sort=sourcedId&orderBy=asc", "limit=5&offset=0", "limit=5&offset=5");
    }

    @Test
    void a_refusal_that_only_mentions_the_sort_is_not_blamed_on_it() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.on(
                USERS,
                got -> asked.incrementAndGet() < 3
                        ? Sent.json(400, "{\"message\":\"bad limit in limit=5&sort=sourcedId\"}")
                        : Sent.json(200, "{\"users\":[]}"));

        assertThat(under.faultOf("users").kind()).isEqualTo(REFUSED);
        under.source().fetch("users", 0, 5);

        assertThat(server.requests(USERS).getLast().query()).contains("sort=sourcedId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "", "-1", "1.5", "99999999999999999999"})
    void a_total_that_is_no_number_is_none(String told) throws Exception {
        server.on(USERS, _ -> Sent.json(200, "{\"users\":[]}").with("X-Total-Count", told));

        assertThat(under.source().fetch("users", 0, 5).total()).isEmpty();
    }

    @Test
    void an_uncompressed_page_with_blanks_and_a_byte_order_mark_is_a_page() throws Exception {
        server.on(USERS, _ -> Sent.json(200, "\uFEFF \r\n\t{\"users\":[]}"));

        SourcePage page = under.source().fetch("users", 0, 5);

        assertThat(page.gzipped()).isFalse();
        assertThat(page.body()).hasSize(3 + 4 + 12);
    }

    @Test
    void a_compression_that_is_told_but_not_done_is_seen_through() throws Exception {
        server.on(USERS, _ -> Sent.json(200, "{\"users\":[]}").with("Content-Encoding", "gzip"));

        assertThat(under.source().fetch("users", 0, 5).gzipped()).isFalse();
    }

    @Test
    void an_empty_answer_is_foreign() {
        server.on(USERS, _ -> Sent.json(200, ""));

        SourceFault fault = under.faultOf("users");
        assertThat(fault.kind()).isEqualTo(FOREIGN);
        assertThat(fault.reason()).contains("answers 200, an empty answer");
    }
}
