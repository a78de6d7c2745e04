package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.Walk;
import org.passportsync.skyward.FakeSkyward.Sent;

/** Both styles of paging, in lists of the district and of each school. */
class PagingTest extends AtFakeSkyward {

    @Test
    void pages_follow_each_other_by_the_cursor_in_the_link() throws Exception {
        skyward.on(
                "/staff",
                got -> got.query().contains("paging.cursor=")
                        ? Sent.rows("{'NameId':3}")
                        : Sent.rows("{'NameId':1}", "{'NameId':2}").next("a%2Fb%3D"));

        assertThat(opened.source().walk("staff")).isEqualTo(Walk.BY_CURSOR);
        assertThat(opened.source().follow("staff", null, 2).next()).isEqualTo("a/b=");
        assertThat(opened.followed("staff", 2)).containsExactly("[{\"NameId\":1},{\"NameId\":2}]", "[{\"NameId\":3}]");
        assertThat(skyward.asked())
                .containsExactly(
                        "/staff?paging.limit=2",
                        "/staff?paging.limit=2",
                        "/staff?paging.limit=2&paging.cursor=a%2Fb%3D");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "<http://x/a?cursor=c1>;rel=next c1",
                "<http://x/a?cursor=c0>;rel=\"prev\",<http://x/a?paging.limit=2&cursor=c2>;rel=\"last,next\" c2",
                "<http://x/a?cursor=c0>;rel=\"prev\",<http://x/a?paging.cursor=c3&limit=2>;rel=\"next\" c3",
                "</a?cursor=c+4/==>;title=\"x\";rel=\"next\" c+4/==",
                "</a?cursor=100%>;rel=\"next\" 100%",
                "<http://x/a?cursor=c0>;rel=\"prev\" -",
                "<http://x/a?paging.limit=1&cursor=c5> c5",
                "<http://x/a?cursor=c0>;rel=\"prev\",<http://x/a?cursor=c6>;title=\"x\" c6",
                "<http://x/a?cursor=c7>;rel='next' c7",
                "<http://x/a?cursor=c8>;rel=\"following\" c8",
                "<http://x/a?cursor=c0>;rel=previous,<http://x/a?cursor=c0>;rel='first',<http://x/a?cursor=c9>;rel=\"last\" -",
                "<http://x/a?cursor=c0>;REL=Self -",
                "<http://x/help>;rel=\"help\" -"
            })
    void a_link_is_read_as_servers_write_it(String link, String next) throws Exception {
        skyward.on("/staff", _ -> Sent.rows("{'NameId':1}").with("Link", link));

        assertThat(opened.source().follow("staff", null, 2).next()).isEqualTo(next.equals("-") ? null : next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</api/v1/staff?offset=2>; rel=\"next\"",
                "</api/v1/staff?offset=2>",
                "/api/v1/staff?cursor=c1; rel=\"next\"",
                "c1"
            })
    void a_next_page_that_names_no_cursor_is_told_with_what_to_write(String link) {
        skyward.on("/staff", _ -> Sent.rows().with("Link", link));

        assertThat(opened.faultOf("staff", null).reason())
                .contains("a Link without a cursor", "paging: OFFSET under delivery.native.resources.staff");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410})
    void a_cursor_that_is_refused_is_a_lost_place(int status) {
        skyward.on("/staff", _ -> Sent.json(status, "{\"Message\":\"The cursor is not known or has expired.\"}"));

        SourceFault fault = opened.faultOf("staff", "c-1");

        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.LOST_PLACE);
        assertThat(fault.reason()).contains("answers " + status, "The cursor is not known", "from its start");
    }

    @Test
    void the_same_refusal_of_a_first_page_is_none() {
        skyward.on("/staff", _ -> Sent.json(400, "{\"Message\":\"No.\"}"));

        assertThat(opened.faultOf("staff", null).kind()).isEqualTo(SourceFault.Kind.REFUSED);
        assertThat(opened.faultOf("guardians", null).kind()).isEqualTo(SourceFault.Kind.MISSING);
    }

    @Test
    void what_is_no_json_is_foreign() {
        skyward.on("/staff", _ -> Sent.html(200, "<html><title>Sign in</title></html>"));

        assertThat(opened.faultOf("staff", null).kind()).isEqualTo(SourceFault.Kind.FOREIGN);
        assertThat(opened.faultOf("staff", null).reason())
                .contains("HTML page titled \"Sign in\"", "native API's JSON");
    }

    @Test
    void a_plain_list_by_offset_is_fetched_row_for_row() throws Exception {
        skyward.on("/staff", _ -> Sent.rows("{'NameId':3}").with("X-Total-Count", "3"));
        opened.byOffset("staff", null);

        assertThat(opened.source().walk("staff")).isEqualTo(Walk.BY_OFFSET);
        SourcePage page = opened.source().fetch("staff", 2, 5);
        assertThat(page.offset()).isEqualTo(2);
        assertThat(page.total()).hasValue(3);
        assertThat(page.next()).isNull();
        assertThat(skyward.asked()).containsExactly("/staff?limit=5&offset=2");
    }

    @Test
    void what_is_walked_by_cursor_is_not_fetched_by_offset() {
        assertThatThrownBy(() -> opened.source().fetch("staff", 0, 5)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void school_after_school_in_the_order_of_their_list_which_is_read_once() throws Exception {
        skyward.on(
                        "/schools",
                        got -> got.query().contains("cursor")
                                ? Sent.rows("{'SchoolId':'1/1'}")
                                : Sent.rows("{'SchoolId':'102'}", "{'SchoolId':'101'}")
                                        .next("s2"))
                .on(
                        "/schools/102/staff",
                        got -> got.query().contains("cursor")
                                ? Sent.rows("{'NameId':2}")
                                : Sent.rows("{'NameId':1}").next("c|2"))
                .rows("/schools/101/staff")
                .rows("/schools/1%2F1/staff", "{'NameId':9}");
        opened.path("staff", "/v1/schools/{SchoolId}/staff");

        assertThat(opened.source().walk("staff")).isEqualTo(Walk.BY_CURSOR);
        assertThat(opened.followed("staff", 1))
                .containsExactly(
                        "{\"SchoolId\":\"102\",\"staff\":[{\"NameId\":1}]}",
                        "{\"SchoolId\":\"102\",\"staff\":[{\"NameId\":2}]}",
                        "{\"SchoolId\":\"101\",\"staff\":[]}",
                        "{\"SchoolId\":\"1/1\",\"staff\":[{\"NameId\":9}]}");
        assertThat(skyward.asked())
                .containsExactly(
                        "/schools?paging.limit=100",
                        "/schools?paging.limit=100&paging.cursor=s2",
                        "/schools/102/staff?paging.limit=1",
                        "/schools/102/staff?paging.limit=1&paging.cursor=c%7C2",
                        "/schools/101/staff?paging.limit=1",
                        "/schools/1%2F1/staff?paging.limit=1");
    }

    @Test
    void inside_a_school_by_offset_until_a_page_is_empty_since_pages_are_cut() throws Exception {
        skyward.rows("/schools", "{'SchoolId':'101'}").on("/schools/101/staff", got -> switch (got.query()) {
            case "limit=500&offset=0" -> Sent.rows("{'NameId':1}", "{'NameId':2}");
            case "limit=500&offset=2" -> Sent.rows("{'NameId':3}");
            default -> Sent.rows();
        });
        opened.byOffset("staff", "/v1/schools/{SchoolId}/staff");

        assertThat(opened.source().walk("staff")).isEqualTo(Walk.BY_CURSOR);
        assertThat(opened.followed("staff", 500)).hasSize(3);
        assertThat(skyward.asked().getLast()).isEqualTo("/schools/101/staff?limit=500&offset=3");
    }

    @Test
    void a_walk_goes_on_from_a_kept_place_with_a_new_source() throws Exception {
        skyward.rows("/schools", "{'SchoolId':'101'}", "{'SchoolId':'102'}")
                .rows("/schools/101/staff", "{'NameId':1}")
                .rows("/schools/102/staff", "{'NameId':2}");
        opened.path("staff", "/v1/schools/{SchoolId}/staff");
        String place = opened.source().follow("staff", null, 5).next();

        try (Opened later = Opened.at(skyward.url()).path("staff", "/v1/schools/{SchoolId}/staff")) {
            SourcePage page = later.source().follow("staff", place, 5);
            assertThat(Opened.text(page)).contains("\"NameId\":2");
            assertThat(page.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"103|", "101|c-1", "nothing", ""})
    void a_place_in_a_school_that_is_not_known_any_more_is_lost(String place) {
        skyward.rows("/schools", "{'SchoolId':'101'}");
        opened.path("staff", "/v1/schools/{SchoolId}/staff");

        assertThat(opened.faultOf("staff", place).kind()).isEqualTo(SourceFault.Kind.LOST_PLACE);
    }

    @Test
    void a_place_by_offset_that_is_no_number_is_lost() {
        skyward.rows("/schools", "{'SchoolId':'101'}");
        opened.byOffset("staff", "/v1/schools/{SchoolId}/staff");

        assertThat(opened.faultOf("staff", "101|c-1").kind()).isEqualTo(SourceFault.Kind.LOST_PLACE);
    }

    @Test
    void a_district_without_schools_has_nothing_by_school() throws Exception {
        skyward.rows("/schools");
        opened.path("staff", "/v1/schools/{SchoolId}/staff");

        assertThat(opened.followed("staff", 5)).containsExactly("[]");
    }

    @Test
    void a_list_of_schools_that_never_ends_is_told() {
        skyward.on("/schools", _ -> Sent.rows("{'SchoolId':'101'}").next("again"));
        opened.path("staff", "/v1/schools/{SchoolId}/staff");

        assertThat(opened.faultOf("staff", null).reason()).contains("the same page of schools again and again");
    }

    @Test
    void one_that_leads_in_a_circle_or_through_empty_pages_is_too() {
        AtomicInteger asked = new AtomicInteger();
        skyward.on("/schools", _ -> Sent.rows("{'SchoolId':'101'}").next("c" + asked.incrementAndGet() % 2));
        opened.path("staff", "/v1/schools/{SchoolId}/staff");

        assertThat(opened.faultOf("staff", null).reason()).contains("the same page of schools again and again");
        assertThat(asked).hasValue(3);

        skyward.on("/schools", _ -> Sent.rows().next("c" + asked.incrementAndGet()));
        assertThat(opened.faultOf("staff", null).reason()).contains("one empty page of schools after the other");
    }

    @Test
    void a_list_of_schools_that_cannot_be_read_is_told() {
        skyward.on("/schools", _ -> Sent.json(200, "[{\"SchoolId\":"));
        opened.path("staff", "/v1/schools/{SchoolId}/staff");

        assertThat(opened.faultOf("staff", null).kind()).isEqualTo(SourceFault.Kind.FOREIGN);
    }
}
