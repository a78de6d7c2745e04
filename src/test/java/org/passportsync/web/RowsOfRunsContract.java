package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.json;
import static org.passportsync.web.Town.problem;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The changes and the issues of a run over HTTP, as pages and as tables: a part of {@link RunsContractTest}. */
interface RowsOfRunsContract {

    /** Both connections, synced once. */
    Town town();

    @Test
    @Order(7)
    default void changes_are_paged_filtered_masked_and_unmasked_for_administrators_only() throws Exception {
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = json(town().get("vera", "/api/v1/runs/1/changes?entity=student&limit=5" + after));
            page.path("items").forEach(change -> seen.add(change.path("sisId").asString()));
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());
        assertThat(seen).hasSize(12).doesNotHaveDuplicates();

        JsonNode first = json(town().get(
                                "vera",
                                "/api/v1/runs/1/changes?entity=student&operation=CREATE&school=lincoln&cause=SOURCE"))
                .path("items")
                .path(0);
        assertThat(first.propertyNames())
                .containsExactly(
                        "entity",
                        "sisId",
                        "sisIdBefore",
                        "passportId",
                        "operation",
                        "school",
                        "cause",
                        "withheld",
                        "before",
                        "after",
                        "changedAttributes");
        assertThat(first.path("after").path("familyName").asString()).isEqualTo("***");
        assertThat(problem(town().get("olga", "/api/v1/runs/1/changes?unmasked=true"), 403))
                .contains("needs the role ADMIN");
        assertThat(town().get("anna", "/api/v1/runs/1/changes?unmasked=true").body())
                .contains("Garcia1");
        assertThat(json(town().get("anna", "/api/v1/audit?subject=run%201")).toString())
                .contains("UNMASKED", "127.0.0.1");

        HttpResponse<String> wrong = town().get(
                        "vera", "/api/v1/runs/1/changes?entity=pupil&operation=X&limit=0&after=y&cause=z&unmasked=u");
        assertThat(problem(wrong, 400))
                .contains("entity=pupil", "operation=X", "limit=0", "after=y", "cause=z", "unmasked=u");
        assertThat(json(wrong).path("problems").size()).isEqualTo(6);
    }

    @Test
    @Order(8)
    default void changes_come_as_a_table_whole_and_without_formulas() throws Exception {
        town().student("=1+1", "Formula", "lincoln");
        long run = town().launch("lakeside", "{\"new\": true}");
        town().resting(run);
        HttpResponse<String> table =
                town().get("vera", "/api/v1/runs/" + run + "/changes?limit=1", "Accept", "text/csv");

        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/csv")
                .containsIgnoringCase("utf-8");
        assertThat(table.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"run-" + run + "-changes.csv\"");
        List<String> lines = table.body().lines().toList();
        assertThat(lines.getFirst()).startsWith("entity,sisId,sisIdBefore,passportId,operation,school,cause");
        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(table.body()).contains("student,'=1+1,").doesNotContain("Formula");
        assertThat(town().get("vera", "/api/v1/runs/1/changes?entity=student", "Accept", "text/csv")
                        .body()
                        .lines())
                .hasSize(13);
        assertThat(problem(town().get("vera", "/api/v1/runs/1/changes?entity=x", "Accept", "text/csv"), 400))
                .contains("entity=x");
    }

    @Test
    @Order(9)
    default void issues_are_listed_and_come_as_a_table() throws Exception {
        town().rows
                .put(
                        org.passportsync.simulator.Resource.USERS,
                        "s-30",
                        "{\"sourcedId\":\"s-30\",\"status\":\"active\",\"roles\":7}");
        long run = town().launch("lakeside", "{\"new\": true}");
        town().resting(run);
        JsonNode issue = json(town().get("vera", "/api/v1/runs/" + run + "/issues?limit=1"))
                .path("items")
                .path(0);

        assertThat(issue.propertyNames())
                .containsExactly(
                        "entity",
                        "sisId",
                        "kind",
                        "stage",
                        "rule",
                        "attribute",
                        "value",
                        "message",
                        "page",
                        "openedRun");
        long held = town().launch("lakeside", "{\"new\": true, \"preview\": true, \"force\": true}");
        town().resting(held);
        town().student("s-31", "", "lincoln");
        long later = town().launch("lakeside", "{\"new\": true, \"preview\": true, \"force\": true}");
        town().resting(later);
        assertThat(opened(held)).containsExactly(run);
        assertThat(opened(later))
                .as("some of them are new")
                .containsOnly(run, later)
                .contains(run, later);
        assertThat(town().get("vera", "/api/v1/runs/" + run + "/issues", "Accept", "text/csv")
                        .body())
                .startsWith("entity,sisId,kind,stage,rule")
                .contains("s-30");
        assertThat(problem(town().get("vera", "/api/v1/runs/" + run + "/issues?kind=BAD&after=x"), 400))
                .contains("kind=BAD", "after=x");
    }

    /** The runs that found a run's issues first. */
    private List<Long> opened(long run) throws Exception {
        return json(town().get("vera", "/api/v1/runs/" + run + "/issues"))
                .path("items")
                .valueStream()
                .map(issue -> issue.path("openedRun").asLong())
                .toList();
    }
}
