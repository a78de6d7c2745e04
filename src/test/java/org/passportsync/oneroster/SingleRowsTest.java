package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passportsync.oneroster.OddServer.BASE;
import static org.passportsync.sis.Presence.GONE;
import static org.passportsync.sis.Presence.PRESENT;
import static org.passportsync.sis.Presence.UNKNOWN;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.oneroster.OddServer.Sent;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sis.SourceFault;

class SingleRowsTest {

    private final OddServer server = OddServer.thatLetsIn();
    private final SourceUnderTest under = SourceUnderTest.at(server.url());

    @AfterEach
    void close() {
        under.close();
        server.close();
    }

    @Test
    void skyward_tells_what_is_there_what_is_gone_and_what_is_to_be_deleted() throws Exception {
        HandMadeDistrict district = new HandMadeDistrict()
                .put(Resource.USERS, "{\"sourcedId\":\"a b&c\",\"status\":\"active\"}")
                .put(Resource.USERS, "{\"sourcedId\":\"u-2\",\"status\":\"tobedeleted\"}");
        try (SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district));
                SourceUnderTest source = SourceUnderTest.at(skyward.url())) {
            assertThat(source.source().confirm("users", "a b&c")).isEqualTo(PRESENT);
            assertThat(source.source().confirm("users", "u-2")).isEqualTo(GONE);
            assertThat(source.source().confirm("users", "u-3")).isEqualTo(GONE);
            assertThat(source.source().confirm("courses", "c-1"))
                    .as("of none that are listed it can't be told")
                    .isEqualTo(UNKNOWN);
        }
    }

    @Test
    void a_server_that_does_not_find_rows_it_lists_proves_nothing_by_a_404() throws Exception {
        server.on(BASE + "/users", _ -> Sent.json(200, "{\"users\":[{\"sourcedId\":\"u-1\"}]}"));

        assertThat(under.source().confirm("users", "u-9")).isEqualTo(UNKNOWN);
        assertThat(under.source().confirm("users", "u-8")).isEqualTo(UNKNOWN);
        assertThat(server.requests(BASE + "/users")).hasSize(1);
        assertThat(server.requests(BASE + "/users/u-1")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"sourcedId\":\"u-1\",\"status\":\"tobedeleted\"}",
                "{\"sourcedId\":\"u;0\"}",
                "{\"status\":\"active\"}"
            })
    void a_server_that_lists_no_row_to_ask_for_proves_nothing_by_a_404(String listed) throws Exception {
        server.on(BASE + "/users", _ -> Sent.json(200, "{\"users\":[" + listed + "]}"));

        assertThat(under.source().confirm("users", "u-9")).isEqualTo(UNKNOWN);
    }

    @Test
    void behind_rows_that_cannot_be_asked_for_one_is_looked_for_that_can() throws Exception {
        server.on(
                        BASE + "/users",
                        got -> Sent.json(
                                200,
                                got.query().contains("limit=1&")
                                        ? "{\"users\":[{\"sourcedId\":\"u;0\"}]}"
                                        : "{\"users\":[{\"sourcedId\":\"u;0\"},{\"sourcedId\":\"u-1\"}]}"))
                .on(BASE + "/users/u-1", _ -> Sent.json(200, "{\"user\":{\"sourcedId\":\"u-1\"}}"));

        assertThat(under.source().confirm("users", "u-9")).isEqualTo(GONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_row_that_is_not_found_beside_one_that_is_is_gone(int status) throws Exception {
        server.on(BASE + "/users", _ -> Sent.json(200, "{\"users\":[{\"sourcedId\":\"u-1\"}]}"))
                .on(BASE + "/users/u-1", _ -> Sent.json(200, "{\"user\":{\"sourcedId\":\"u-1\"}}"))
                .on(BASE + "/users/u-9", _ -> Sent.json(status, ""));

        assertThat(under.source().confirm("users", "u-9")).isEqualTo(GONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 501})
    void a_server_that_does_not_offer_single_rows_leaves_it_open(int status) throws Exception {
        server.on(BASE + "/users/u-1", _ -> Sent.json(status, "{}"));

        assertThat(under.source().confirm("users", "u-1")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":{\"sourcedId\":\"u-2\",\"status\":\"tobedeleted\"}}",
                "{\"user\":{\"status\":\"tobedeleted\"}}",
                "{\"users\":[]}",
                "{\"user\":",
                "<html></html>",
                "[]",
                ""
            })
    void an_answer_about_something_else_leaves_it_open(String body) throws Exception {
        server.on(BASE + "/users/u-1", _ -> Sent.json(200, body));

        assertThat(under.source().confirm("users", "u-1")).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"sourcedId\":\" u-1 \"}", "{\"user\":{\"sourcedId\":\"u-1\",\"status\":\"inactive\"}}"})
    void the_row_itself_is_present_in_an_envelope_or_alone(String body) throws Exception {
        server.on(BASE + "/users/u-1", _ -> Sent.json(200, body));

        assertThat(under.source().confirm("users", "u-1")).isEqualTo(PRESENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a/b", "a\\b", "a%b", "a;b", "a?b", "a#b", "a\nb", " u-1", "u-1 "})
    void an_identifier_that_servers_take_apart_is_not_asked_for(String id) throws Exception {
        assertThat(under.source().confirm("users", id)).isEqualTo(UNKNOWN);
        assertThat(server.paths()).isEmpty();
    }

    @Test
    void a_refusal_is_a_fault_that_does_not_tell_the_identifier() {
        server.on(BASE + "/users/ada", _ -> Sent.json(403, "{}"));

        assertThatThrownBy(() -> under.source().confirm("users", "ada"))
                .isInstanceOfSatisfying(SourceFault.class, fault -> {
                    assertThat(fault.kind()).isEqualTo(SourceFault.Kind.FORBIDDEN);
                    assertThat(fault.reason()).doesNotContain("ada");
                });
    }

    @Test
    void a_server_that_breaks_does_not_tell_the_identifier_either() {
        server.on(BASE + "/users/ada", _ -> Sent.json(500, "{}"));

        assertThatThrownBy(() -> under.source().confirm("users", "ada"))
                .hasMessageContaining("still answers 500")
                .hasMessageNotContaining("ada");
    }
}
