package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.problem;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no longer kept of a run is told in words, by the interface and on its page. */
class KeptNoLongerTest {

    @Test
    void lists_of_what_is_gone_are_refused_with_the_reason_and_the_page_says_so(@TempDir Path folder) throws Exception {
        try (Town town = new Town(folder).synced()) {
            long held = town.parked("lakeside").path("id").asLong();
            assertThat(town.post("anna", "/api/v1/runs/" + held + "/reject", "{}")
                            .statusCode())
                    .isEqualTo(200);
            town.database
                    .client()
                    .sql("update run set journal = 'GONE', changes = 'GOING' where id = :run")
                    .param("run", held)
                    .update();

            String run = "/api/v1/runs/" + held;
            assertThat(problem(town.get("vera", run + "/changes"), 410))
                    .isEqualTo("the changes of run " + held
                            + ", record by record, are no longer kept (advanced.retention.changes); its counts are");
            assertThat(problem(town.get("vera", run + "/changes", "Accept", "text/csv"), 410))
                    .contains("no longer kept");
            assertThat(problem(town.get("vera", run + "/issues"), 410))
                    .contains("advanced.retention.journal", "not committed");
            assertThat(town.get("vera", run).body())
                    .contains("its pages are no longer kept (advanced.retention.journal), so it can't be replayed");
            assertThat(PageVisit.of(town.served, "vera").get("/runs/" + held).body())
                    .contains("They are no longer kept, record by record")
                    .contains("The pages that were read are no longer kept.")
                    .doesNotContain("There are no such changes");
        }
    }
}
