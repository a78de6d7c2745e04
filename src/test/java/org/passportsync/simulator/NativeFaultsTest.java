package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What goes wrong on purpose, on the native side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NativeFaultsTest {

    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(7, 300))));
    private final TestClient client = new TestClient(skyward);
    private final NativeClient sms = new NativeClient(skyward);

    @BeforeAll
    void enter() throws Exception {
        client.withToken();
    }

    @BeforeEach
    void afresh() throws Exception {
        skyward.faults();
        sms.withToken();
    }

    @AfterAll
    void close() {
        skyward.close();
    }

    @ParameterizedTest
    @CsvSource({
        "forbidden=students, 403",
        "missing=students, 404",
        "401-run=1:9, 401",
        "429-every=1:7, 429",
        "500-run=1:9@students, 500",
        "503=7, 503"
    })
    void a_refusal_is_worded_as_sms_words_it(String fault, int status) throws Exception {
        skyward.faults(fault);

        TestClient.Reply reply = sms.get("students");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).startsWith("{\"Message\":\"");
        assertThat(reply.header("Retry-After")).isEqualTo(status == 429 || status == 503 ? "7" : "");
    }

    @Test
    void a_fault_strikes_the_side_that_it_names_and_both_where_the_name_is_both_sides() throws Exception {
        skyward.faults("forbidden=students", "missing=courses", "empty=enrollments");

        assertThat(client.page(Resource.USERS, "").status()).isEqualTo(200);
        assertThat(client.page(Resource.COURSES, "").status()).isEqualTo(404);
        assertThat(sms.get("courses").status()).isEqualTo(404);
        assertThat(client.page(Resource.ENROLLMENTS, "").ids(Resource.ENROLLMENTS))
                .isEmpty();
        assertThat(sms.json("students/10000001/enrollments")).isEmpty();
        assertThat(sms.json("studentschedules?limit=5")).hasSize(5);
    }

    @Test
    void single_rows_can_be_switched_off_on_both_sides() throws Exception {
        skyward.faults("no-single-rows");

        assertThat(sms.get("students/10000001").status()).isEqualTo(405);
        assertThat(sms.get("students/10000001/enrollments").status()).isEqualTo(200);
        assertThat(client.get(TestClient.V1P2 + "/users/stu-0000001").status()).isEqualTo(405);
    }

    @Test
    void what_is_read_by_cursor_cannot_be_read_on_after_some_requests() throws Exception {
        skyward.faults("cursor-expires=2@students");
        TestClient.Reply first = sms.get("students?paging.limit=5");
        TestClient.Reply second = next(first);
        TestClient.Reply third = next(second);

        assertThat(List.of(second.status(), third.status())).containsOnly(200);
        assertThat(next(third).status()).isEqualTo(400);
        assertThat(next(first).text()).isEqualTo("{\"Message\":\"The cursor is not known or has expired.\"}");
        assertThat(next(sms.get("students?paging.limit=5")).status()).isEqualTo(200);
    }

    @Test
    void a_cursor_is_offered_again_for_ever() throws Exception {
        skyward.faults("cursor-repeats");
        TestClient.Reply first = sms.get("students?paging.limit=5");
        TestClient.Reply second = next(first);
        TestClient.Reply third = next(second);

        assertThat(sms.rows(second)).isNotEqualTo(sms.rows(first)).isEqualTo(sms.rows(third));
        assertThat(NativeClient.cursor(third))
                .isNotEmpty()
                .isEqualTo(NativeClient.cursor(second))
                .isEqualTo(NativeClient.cursor(first));
    }

    @Test
    void a_next_page_is_offered_for_ever_and_never_where_links_are_left_out() throws Exception {
        skyward.faults("endless-next");
        TestClient.Reply last = next(sms.get("schools"));
        assertThat(sms.rows(last)).isEmpty();
        assertThat(sms.rows(next(last))).isEmpty();

        skyward.faults("no-totals");
        assertThat(sms.get("schools?paging.limit=1").header("Link")).isEmpty();
    }

    @Test
    void pages_are_cut_or_repeated_in_both_ways() throws Exception {
        skyward.faults("page-clamp=3");
        assertThat(sms.json("students?limit=10&offset=0")).hasSize(3);
        assertThat(sms.byCursor("schools", 10)).hasSize(3);

        skyward.faults("page-repeated");
        JsonNode first = sms.json("students?limit=10&offset=0");
        assertThat(sms.json("students?limit=10&offset=50")).isEqualTo(first);
        assertThat(sms.byCursor("students", 100)).containsAll(first).hasSizeGreaterThan(290);
    }

    @Test
    void rows_without_an_order_are_all_there() throws Exception {
        List<JsonNode> sorted = sms.byCursor("students", 100);
        skyward.faults("unsorted");

        assertThat(sms.byCursor("students", 40))
                .isNotEqualTo(sorted)
                .hasSize(sorted.size())
                .containsAll(sorted);
        assertThat(sms.byOffset("students", 40)).containsAll(sorted);
    }

    @Test
    void rows_move_while_they_are_paged_and_those_of_one_roster_stay() throws Exception {
        List<JsonNode> before = sms.byOffset("students", 1000);
        skyward.faults("moving=1:5@students");

        assertThat(sms.byOffset("students", 1000)).hasSize(before.size() - 5);
        assertThat(sms.byOffset("students", 20)).isNotEqualTo(before);
        assertThat(sms.byCursor("students", 20)).doesNotHaveDuplicates().isSubsetOf(before);
        assertThat(client.page(Resource.USERS, "limit=10000").ids(Resource.USERS))
                .hasSize(skyward.district().count(Resource.USERS));
    }

    @Test
    void a_student_who_has_moved_away_between_the_list_and_the_enrollments_is_not_found() throws Exception {
        List<JsonNode> all = sms.byOffset("students", 1000);
        skyward.faults("moving=1000:40@students");
        List<JsonNode> listed = sms.byOffset("students", 1000);
        JsonNode gone =
                all.stream().filter(row -> !listed.contains(row)).findFirst().orElseThrow();

        String id = gone.path("NameId").asString();
        assertThat(sms.get("students/" + id).status()).isEqualTo(404);
        assertThat(sms.get("students/" + id + "/enrollments").status()).isEqualTo(404);
    }

    @Test
    void a_missing_school_takes_along_what_is_only_its_own() throws Exception {
        skyward.faults("missing-school=sch-002");

        assertThat(sms.json("schools").toString()).doesNotContain("\"002\"");
        assertThat(sms.byCursor("sections", 1000))
                .isNotEmpty()
                .noneMatch(row -> row.path("SchoolId").asString().equals("002"));
        assertThat(sms.get("schools/002/students").status()).isEqualTo(404);
    }

    @Test
    void a_token_dies_after_some_requests() throws Exception {
        skyward.faults("401-after=2");

        assertThat(List.of(status("schools"), status("staff"), status("schools")))
                .containsExactly(200, 200, 401);
    }

    @ParameterizedTest
    @EnumSource
    void a_page_may_begin_with_an_odd_row(OddRow odd) throws Exception {
        skyward.faults("odd-row=" + odd.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        for (String collection : List.of("students", "sections", "students/10000001/enrollments")) {
            TestClient.Reply page = sms.get(collection);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).startsWith("[").contains(odd == OddRow.NO_OBJECT ? "\"a row\"," : ",{");
        }
    }

    @Test
    void answers_are_spoiled_as_those_of_one_roster_are() throws Exception {
        String whole = sms.get("students").text();
        skyward.faults("half-json");
        int length = Utf8.bytes(whole).length;
        assertThat(sms.get("students").response().body()).isEqualTo(Arrays.copyOf(Utf8.bytes(whole), length / 2));

        skyward.faults("html");
        assertThat(sms.get("students").header("Content-Type")).startsWith("text/html");

        skyward.faults("not-json@gradingbuckets");
        assertThat(sms.get("gradingbuckets").text()).startsWith("Service");
        assertThat(sms.get("students").text()).isEqualTo(whole);

        skyward.faults("redirect=same");
        assertThat(sms.get("students").header("Location")).startsWith("/api/v1/students");
    }

    private TestClient.Reply next(TestClient.Reply page) throws IOException, InterruptedException {
        String collection = page.response().uri().getPath().substring("/api/v1/".length());
        return sms.get(collection + "?paging.limit=5&paging." + NativeClient.cursor(page));
    }

    private int status(String path) throws IOException, InterruptedException {
        return sms.get(path).status();
    }
}
