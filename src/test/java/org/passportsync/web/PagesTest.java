package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** The pages over plain HTTP: who gets what, what is refused, and what refusals say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest extends ServedPages {

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
            assertThat(far.get("/").body())
                    .doesNotContain("secluded")
                    .contains("skyward-oneroster", "Skyward SMS 2.0 through its own API");
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
    void the_changes_of_a_run_are_narrowed_by_the_schools_that_it_changes() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "chosen")) {
            String run = "/runs/" + district.held().id();
            PageVisit vera = PageVisit.of(served, "vera");

            assertThat(vera.get(run + "?school=205").body())
                    .contains("<option value=\"101\">School 101 (101)</option>")
                    .contains("<option value=\"205\" selected=\"selected\">School 205 (205)</option>")
                    .contains("s-205-01")
                    .doesNotContain("s-101-21");
            assertThat(vera.get(run + "?school=School+205").body())
                    .contains("changes nothing at a school School 205; choose one of the list")
                    .doesNotContain("There are no such changes");
            HttpResponse<String> refused = vera.get(run + "?school=%00");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("That was not understood");
        }
    }

    @Test
    void what_is_refused_before_it_is_read_is_told_in_plain_words() throws Exception {
        PageVisit vera = PageVisit.of(served, "vera");

        HttpResponse<String> refused = vera.get("/connections/a%2Fb");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(refused.body())
                .startsWith("Bad Request: the address can't be read")
                .doesNotContain("<");
    }

    @Test
    void what_does_not_exist_is_told_in_words() throws Exception {
        PageVisit vera = PageVisit.of(served, "vera");

        for (String path : List.of("/runs/99999", "/runs/abc", "/connections/none", "/no-such-page", "/error")) {
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
            for (String order : List.of("approve", "reject")) {
                String path = "/runs/" + held.id() + "/" + order;
                String seen = "digest=" + held.digest() + "&deletes=18&note=";
                assertThat(ada.said(ada.post(path, seen + "n".repeat(501))))
                        .contains("Not done:", "Note has 501 characters; write at most 500");
                assertThat(ada.said(ada.post(path, seen + "a%00b"))).contains("Not done:", "a control character");
            }
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
}
