package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.Served;
import org.passportsync.access.Audit;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** The pages over plain HTTP: who gets what, what is refused, and what refusals say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    /** Every page and every order of a page; who adds one tries it here, by role, by district and without a token. */
    static final List<String> HANDLERS = List.of(
            "GET /",
            "GET /login",
            "GET /runs",
            "GET /runs/{id}",
            "GET /runs/{id}/live",
            "GET /connections/{name}",
            "GET /duplicates",
            "GET /duplicates/{id}",
            "POST /duplicates/{id}/decide",
            "POST /duplicates/{id}/undo",
            "POST /decisions/{id}/undo",
            "POST /connections/{name}/master-fields",
            "POST /connections/{name}/runs",
            "POST /connections/{name}/test",
            "POST /connections/{name}/pause",
            "POST /connections/{name}/resume",
            "POST /runs/{id}/approve",
            "POST /runs/{id}/reject",
            "POST /runs/{id}/stop",
            "POST /runs/{id}/restart",
            "GET /error");

    private final TestDatabase database = TestDatabase.fresh();
    private Served served;

    @BeforeAll
    void serve(@TempDir Path folder) {
        served = Served.on(database, folder)
                .with("vera", Role.VIEWER, new Reach.Everywhere())
                .with("opal", Role.OPERATOR, new Reach.Everywhere())
                .with("ada", Role.ADMIN, new Reach.Everywhere())
                .with("far", Role.ADMIN, new Reach.Within(Set.of("elsewhere")));
    }

    @AfterAll
    void close() {
        served.close();
        database.close();
    }

    @Test
    void what_lies_in_other_districts_is_not_there() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "secluded")) {
            Run held = district.held();
            PageVisit far = PageVisit.of(served, "far");

            for (String path : List.of("/connections/secluded", "/runs/" + held.id(), "/runs/" + held.id() + "/live")) {
                HttpResponse<String> there = far.get(path);
                assertThat(there.statusCode()).as(path).isEqualTo(404);
                assertThat(there.body()).as(path).contains("There is nothing here");
            }
            assertThat(far.get("/").body()).doesNotContain("secluded");
            assertThat(far.get("/runs?connection=secluded").body()).contains("There is no such run");
            for (String order : List.of("approve", "reject", "stop", "restart")) {
                assertThat(far.post("/runs/" + held.id() + "/" + order, "digest=" + held.digest() + "&deletes=18")
                                .statusCode())
                        .as(order)
                        .isEqualTo(404);
            }
            for (String order : List.of("runs", "pause", "resume", "test")) {
                assertThat(far.post("/connections/secluded/" + order, "").statusCode())
                        .as(order)
                        .isEqualTo(404);
            }
            assertThat(district.run(held.id()).state()).isEqualTo(RunState.PARKED);
        }
    }

    @Test
    void schools_are_told_by_name_with_their_sis_id() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "named")) {
            Run held = district.held();

            assertThat(PageVisit.of(served, "vera").get("/runs/" + held.id()).body())
                    .contains("School 101 (101)", "at School 101 (101)");
        }
    }

    @Test
    void what_does_not_exist_is_told_in_words() throws Exception {
        PageVisit vera = PageVisit.of(served, "vera");

        for (String path : List.of("/runs/99999", "/runs/abc", "/connections/none", "/no-such-page")) {
            HttpResponse<String> answer = vera.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("There is nothing here", "Log out");
        }
    }

    @Test
    void orders_need_their_role() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "roles")) {
            Run held = district.held();
            List<String> operators =
                    List.of("/connections/roles/runs", "/connections/roles/test", "/runs/%d/stop", "/runs/%d/restart");
            List<String> admins = List.of(
                    "/connections/roles/pause", "/connections/roles/resume", "/runs/%d/approve", "/runs/%d/reject");

            for (String path : operators) {
                refused(PageVisit.of(served, "vera"), path.formatted(held.id()), "needs the role OPERATOR");
            }
            for (String path : admins) {
                refused(PageVisit.of(served, "opal"), path.formatted(held.id()), "needs the role ADMIN");
            }
            assertThat(PageVisit.of(served, "opal")
                            .get("/runs/" + held.id() + "?unmasked=true")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(district.run(held.id()).state()).isEqualTo(RunState.PARKED);
        }
    }

    private static void refused(PageVisit visit, String path, String why) throws Exception {
        HttpResponse<String> answer = visit.post(path, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(403);
        assertThat(answer.body()).as(path).contains("nothing was done", why);
    }

    @Test
    void an_order_without_the_token_of_a_page_is_refused() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "forged")) {
            Run held = district.held();
            HttpResponse<String> answer = PageVisit.of(served, "ada")
                    .postBare("/runs/" + held.id() + "/approve", "digest=" + held.digest() + "&deletes=18");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("The page was open for too long");
            assertThat(district.run(held.id()).state()).isEqualTo(RunState.PARKED);
        }
    }

    @Test
    void an_approval_names_what_was_shown_and_how_many_deletes_were_seen() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "careful")) {
            Run held = district.held();
            String approve = "/runs/" + held.id() + "/approve";
            PageVisit ada = PageVisit.of(served, "ada");

            assertThat(ada.said(ada.post(approve, "digest=" + held.digest())))
                    .contains("Not approved", "18 deletes", "no number was typed");
            assertThat(ada.said(ada.post(approve, "digest=" + held.digest() + "&deletes=8")))
                    .contains("Not approved", "another one");
            assertThat(ada.said(ada.post(approve, "digest=0123&deletes=18")))
                    .contains("Not done:", "look at the run again");
            assertThat(ada.said(ada.post(approve, "deletes=18"))).contains("Not done:");
            assertThat(district.run(held.id()).state()).isEqualTo(RunState.PARKED);

            HttpResponse<String> approved =
                    ada.post(approve, "digest=" + held.digest() + "&deletes=18&note=checked+with+the+school");
            assertThat(approved.statusCode()).isEqualTo(303);
            assertThat(ada.said(approved)).containsAnyOf("is committed", "is approved and being committed");
            assertThat(ada.said(ada.post(approve, "digest=" + held.digest() + "&deletes=18")))
                    .contains("Not done:", "not PARKED");
            assertThat(ada.get("/runs/" + held.id()).body()).contains("checked with the school", "APPROVED");
        }
    }

    @Test
    void what_has_changed_since_it_was_shown_is_not_approved() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "moved")) {
            Run held = district.held();
            database.client()
                    .sql("update passport_record set version = version + 1 where id in"
                            + " (select passport_id from change where run_id = :run)")
                    .param("run", held.id())
                    .update();
            PageVisit ada = PageVisit.of(served, "ada");

            assertThat(ada.said(ada.post("/runs/" + held.id() + "/approve", "digest=" + held.digest() + "&deletes=18")))
                    .contains("Not done:", "have changed in the hub since; reject it and launch the sync again");
        }
    }

    @Test
    void personal_data_is_shown_to_an_administrator_on_request_and_written_down() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "personal")) {
            Run run = district.sync();
            PageVisit ada = PageVisit.of(served, "ada");
            String page = "/runs/" + run.id() + "?entity=student";

            assertThat(ada.get(page).body()).contains("s-101-01", "***").doesNotContain("s-101-01@students.example");
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
    void a_connection_is_tested_paused_and_resumed() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "tried")) {
            PageVisit ada = PageVisit.of(served, "ada");
            String page = "/connections/tried";

            assertThat(ada.said(ada.post(page + "/test", "")))
                    .contains("all that is needed can be read", "What the SIS answered", "users");
            assertThat(ada.said(ada.post(page + "/pause", ""))).contains("PAUSED", "Resume");
            assertThat(ada.said(ada.post(page + "/runs", ""))).contains("Not done:", "PAUSED");
            assertThat(ada.said(ada.post(page + "/resume", ""))).contains("syncs again");
            district.skyward.close();
            assertThat(ada.said(ada.post(page + "/test", ""))).contains("Not done:", "not everything can be read");
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
