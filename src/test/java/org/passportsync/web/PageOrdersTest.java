package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.passportsync.access.Audit;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** What pages show and order about runs, connections and duplicates. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageOrdersTest extends ServedPages {

    @Test
    void personal_data_is_shown_to_an_administrator_on_request_and_written_down() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "personal")) {
            Run run = district.sync();
            PageVisit ada = PageVisit.of(served, "ada");
            String page = "/runs/" + run.id() + "?entity=student";

            assertThat(ada.get(page).body()).contains("s-101-01", "***").doesNotContain("s-101-01@students.example");
            assertThat(ada.get(page + "&unmasked=false").body()).doesNotContain("s-101-01@students.example");
            assertThat(served.part(Audit.class).about("run " + run.id(), 10))
                    .extracting(Audit.Entry::action)
                    .doesNotContain("UNMASKED");
            assertThat(ada.get(page + "&unmasked=true").body()).contains("s-101-01@students.example");
            assertThat(served.part(Audit.class).about("run " + run.id(), 10))
                    .extracting(Audit.Entry::action)
                    .contains("UNMASKED");
        }
    }

    @Test
    void lists_go_on_where_the_page_before_ended() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "paged")) {
            Run run = district.sync();
            PageVisit vera = PageVisit.of(served, "vera");
            String first = vera.get("/runs/" + run.id() + "?entity=student").body();
            assertThat(first).contains("s-101-20").doesNotContain("s-205-10");

            String more = first.replaceAll("(?s).*href=\"([^\"#]+)[^\"]*\" rel=\"next\">More changes.*", "$1")
                    .replace("&amp;", "&");
            assertThat(vera.get(more).body()).contains("s-205-10").doesNotContain("s-101-20");
            assertThat(vera.get("/runs?connection=paged&state=PARKED").body()).contains("There is no such run");
            assertThat(vera.get("/runs?connection=paged&before=" + (run.id() + 1))
                            .body())
                    .contains("href=\"/runs/" + run.id() + "\"");
        }
    }

    @Test
    void a_place_that_is_none_in_a_list_shows_where_the_list_begins() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "leafed")) {
            Run run = district.sync();
            PageVisit ada = PageVisit.of(served, "ada");

            for (String page : List.of(
                    "/runs?connection=leafed&before=x",
                    "/runs?connection=leafed&before=99999999999999999999",
                    "/runs/" + run.id() + "?entity=student&after=x&issuesAfter=x",
                    "/duplicates?after=x",
                    "/duplicates?before=x")) {
                HttpResponse<String> answer = ada.get(page);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
            }
            assertThat(ada.get("/runs?connection=leafed&before=x").body()).contains("href=\"/runs/" + run.id() + "\"");
            assertThat(ada.get("/runs/" + run.id() + "?entity=student&after=x").body())
                    .contains("s-101-20");
        }
    }

    @Test
    void issues_are_listed_by_kind_and_a_run_stands_beside_the_one_before() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "flawed")) {
            Run first = district.sync();
            district.student("101", 2, "99");
            Run second = district.sync();
            PageVisit vera = PageVisit.of(served, "vera");

            assertThat(second.state()).isEqualTo(RunState.COMMITTED_WITH_ISSUES);
            String page = vera.get("/runs/" + second.id()).body();
            assertThat(page)
                    .contains("ERROR (3)", "s-101-02", "committed, with issues")
                    .contains("Beside the run before", "href=\"/runs/" + first.id() + "\"");
            assertThat(vera.get("/runs/" + second.id() + "?kind=SKIPPED").body())
                    .contains("ERROR (3)")
                    .doesNotContain("users#");
            assertThat(vera.get("/connections/flawed").body())
                    .contains("<svg", "The chart as a table", "Revisions, newest first", "Mapped</dt><dd>2</dd>");
            assertThat(vera.get("/").body()).contains("just now");
        }
    }

    @Test
    void of_many_schools_those_that_change_most_stand_beside_the_run_before() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "crowded")) {
            district.sync();
            Run second = district.sync();
            database.client()
                    .sql(
                            "insert into run_count (run_id, entity, school, updates, deletes)"
                                    + " select :run, 5, 'x' || n, n, case n when 7 then 1 else 0 end from generate_series(1, 120) n")
                    .param("run", second.id())
                    .update();

            String page =
                    PageVisit.of(served, "vera").get("/runs/" + second.id()).body();
            String beside = page.substring(
                    page.indexOf("<caption class=\"hidden\">Beside the run before, by school"),
                    page.indexOf("id=\"changes\""));

            assertThat(beside).containsSubsequence(">x7<", ">x120<", ">x119<").doesNotContain(">x6<");
            assertThat(beside).containsPattern("\\.\\.\\. and 2\\d more rows, with fewer changes");
        }
    }

    @Test
    void a_connection_is_tested_paused_and_resumed() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "tried")) {
            PageVisit ada = PageVisit.of(served, "ada");
            String page = "/connections/tried";

            assertThat(ada.said(ada.post(page + "/test", "")))
                    .contains("all that is needed can be read", "What the SIS answered", "users");
            assertThat(ada.said(ada.post(page + "/pause", ""))).contains("PAUSED", "Resume");
            assertThat(ada.said(ada.post(page + "/runs", ""))).contains("Not done:", "PAUSED");
            assertThat(ada.said(ada.post(page + "/resume", ""))).contains("syncs again");
            assertThat(ada.said(ada.post(page + "/runs", "note=" + "n".repeat(501))))
                    .contains("Note has 501 characters; write at most 500.");
            district.skyward.close();
            assertThat(ada.said(ada.post(page + "/test", ""))).contains("Not done:", "not everything can be read");
        }
    }

    @Test
    void a_sync_that_fails_at_once_leads_to_its_run() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "unmapped")) {
            district.map("101", "no-such-school");
            PageVisit ada = PageVisit.of(served, "ada");

            HttpResponse<String> answer = ada.post("/connections/unmapped/runs", "");

            assertThat(answer.headers().firstValue("Location").orElse("nowhere"))
                    .contains("/runs/");
        }
    }

    @Test
    void two_records_that_may_be_one_stand_side_by_side_and_are_decided_about() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "twins")) {
            district.sync();
            TwoRecords two = TwoRecords.of(database, "twins");
            long open = two.open();
            PageVisit ada = PageVisit.of(served, "ada");
            String page = "/duplicates/" + open;

            assertThat(ada.get("/").body()).contains("href=\"/duplicates\"");
            assertThat(ada.get("/duplicates?district=twins&entity=student").body())
                    .contains(
                            "href=\"" + page + "\"", two.held(), two.live(), "familyName", "Nothing has been decided");
            assertThat(ada.get(page).body())
                    .contains("Same person", "Different people", "Ignore the incoming", "not live", "***")
                    .contains("<tr class=\"changed\">")
                    .doesNotContain("Twin", "Undo");
            assertThat(ada.said(ada.post(page + "/decide", "")))
                    .contains("Not done:", "press one of the three buttons");
            assertThat(ada.said(ada.post(page + "/decide", "verdict=SAME&note=" + "n".repeat(501))))
                    .contains("Not done:", "Note has 501 characters; write at most 500", "Ignore the incoming")
                    .doesNotContain("It takes effect");
            assertThat(ada.said(ada.post(page + "/decide", "verdict=SAME&note=asked+the+registrar")))
                    .contains("It takes effect with the next run of twins", "asked the registrar", "DECIDED", "Undo");
            assertThat(ada.said(ada.post(page + "/undo", ""))).contains("is undone");
            assertThat(ada.said(ada.post(page + "/undo", ""))).contains("Not done:", "No decision about duplicate");
            assertThat(ada.get("/duplicates?district=twins").body()).contains("asked the registrar", "by <span>ada");
            ada.post(page + "/decide", "verdict=IGNORE");
            two.close(open);
            assertThat(ada.get(page).body()).contains("closed", "Undo").doesNotContain("Decide otherwise");
            long decision = database.client()
                    .sql("select id from decision where undone_at is null and district_id = 'twins'")
                    .query(Long.class)
                    .single();
            assertThat(ada.said(ada.post("/decisions/" + decision + "/undo", "")))
                    .contains("Decision " + decision + " is undone");
        }
    }

    @Test
    void duplicates_are_for_administrators_of_the_district() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "apart")) {
            district.sync();
            long open = TwoRecords.of(database, "apart").open();
            PageVisit ada = PageVisit.of(served, "ada");
            PageVisit opal = PageVisit.of(served, "opal");
            PageVisit far = PageVisit.of(served, "far");
            ada.post("/duplicates/" + open + "/decide", "verdict=DIFFERENT");
            long decision = database.client()
                    .sql("select max(id) from decision")
                    .query(Long.class)
                    .single();
            List<String> orders = List.of(
                    "/duplicates/" + open + "/decide",
                    "/duplicates/" + open + "/undo",
                    "/decisions/" + decision + "/undo",
                    "/connections/apart/master-fields");

            assertThat(opal.get("/").body()).doesNotContain("href=\"/duplicates\"");
            for (String path : List.of("/duplicates", "/duplicates/" + open)) {
                assertThat(opal.get(path).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(far.get("/duplicates").body()).doesNotContain("apart").contains("There is no such duplicate");
            assertThat(far.get("/duplicates/" + open).statusCode()).isEqualTo(404);
            for (String path : orders) {
                refused(opal, path, "needs the role ADMIN");
                assertThat(far.post(path, "verdict=SAME&entities=student&mode=MASTER")
                                .statusCode())
                        .as(path)
                        .isEqualTo(404);
                assertThat(ada.postBare(path, "verdict=SAME").statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(ada.get("/duplicates/" + open).body()).contains("DIFFERENT", "Undo");
            assertThat(ada.get("/duplicates/" + open + "?unmasked=true").body()).contains("Twin");
            assertThat(served.part(Audit.class).about("duplicate " + open, 10))
                    .extracting(Audit.Entry::action)
                    .containsExactly("UNMASKED", "DECIDED");
        }
    }

    @Test
    void master_field_rules_are_made_on_the_page_of_a_connection() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "masters")) {
            PageVisit ada = PageVisit.of(served, "ada");
            String path = "/connections/" + district.name;

            assertThat(ada.get(path).body()).contains("Make master field rules");
            assertThat(ada.said(ada.post(path + "/master-fields", "mode=MASTER")))
                    .contains("Not done:", "at least one entity");
            assertThat(ada.said(ada.post(path + "/master-fields", "entities=student&entities=staff&mode=MASTER")))
                    .contains("rules added, 0 there already; the definition has revision 2", "masterFields:");
            assertThat(ada.said(ada.post(path + "/master-fields", "entities=staff&mode=MASTER")))
                    .contains("0 rules added, 1");
        }
    }
}
