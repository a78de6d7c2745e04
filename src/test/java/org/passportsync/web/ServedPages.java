package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.Served;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;

/** A town whose pages are served. */
abstract class ServedPages {

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

    final TestDatabase database = TestDatabase.fresh();
    Served served;

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

    static void refused(PageVisit visit, String path, String why) throws Exception {
        HttpResponse<String> answer = visit.post(path, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(403);
        assertThat(answer.body()).as(path).contains("nothing was done", why);
    }
}
