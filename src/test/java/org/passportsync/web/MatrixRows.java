package org.passportsync.web;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.access.Role;
import org.passportsync.web.MatrixRow.Call;
import org.passportsync.web.MatrixRow.Elsewhere;
import org.passportsync.web.MatrixRow.Preparing;

/** Every handler, by what it is about. */
final class MatrixRows {

    private static final String CONNECTION = "/api/v1/connections/{name}";
    private static final String RUN = "/api/v1/runs/{id}";
    private static final String RECORD = "/api/v1/records/{entity}/{passportId}";
    private static final String USER = "/api/v1/users/{name}";

    private final List<MatrixRow> rows = new ArrayList<>();

    static List<MatrixRow> all() {
        MatrixRows all = new MatrixRows();
        all.connections();
        all.runs();
        all.orders();
        all.records();
        all.duplicates();
        all.districts();
        all.users();
        all.others();
        return all.rows;
    }

    private void connections() {
        read("/api/v1/connections", Role.VIEWER, Elsewhere.LEFT_OUT, "/api/v1/connections");
        read("/api/v1/applications", Role.VIEWER, Elsewhere.SAME, "/api/v1/applications");
        read(CONNECTION, Role.VIEWER, Elsewhere.NOT_FOUND, "/api/v1/connections/lakeside");
        add(
                "PUT",
                CONNECTION,
                Role.ADMIN,
                Elsewhere.NOT_FOUND,
                town -> new Call(
                        "/api/v1/connections/lakeside",
                        town.definition("lakeside"),
                        "Content-Type",
                        "application/yaml",
                        "If-Match",
                        "*"));
        read(CONNECTION + "/revisions", Role.VIEWER, Elsewhere.NOT_FOUND, "/api/v1/connections/lakeside/revisions");
        read(CONNECTION + "/schools", Role.VIEWER, Elsewhere.NOT_FOUND, "/api/v1/connections/lakeside/schools");
        order(CONNECTION + "/test", Role.OPERATOR, _ -> "/api/v1/connections/lakeside/test", "");
        order(CONNECTION + "/runs", Role.OPERATOR, _ -> "/api/v1/connections/lakeside/runs", "{\"new\": true}");
        order(CONNECTION + "/pause", Role.ADMIN, _ -> "/api/v1/connections/lakeside/pause", "");
        order(CONNECTION + "/resume", Role.ADMIN, _ -> "/api/v1/connections/lakeside/resume", "");
        order(
                CONNECTION + "/master-fields/generate",
                Role.ADMIN,
                _ -> "/api/v1/connections/lakeside/master-fields/generate",
                "{\"entity\": \"student\"}");
    }

    private void runs() {
        read("/api/v1/runs", Role.VIEWER, Elsewhere.LEFT_OUT, "/api/v1/runs");
        read(RUN, Role.VIEWER, Elsewhere.NOT_FOUND, "/api/v1/runs/1");
        read(RUN + "/comparison", Role.VIEWER, Elsewhere.NOT_FOUND, "/api/v1/runs/1/comparison");
        read(RUN + "/changes", Role.VIEWER, Elsewhere.NOT_FOUND, "/api/v1/runs/1/changes");
        read(RUN + "/issues", Role.VIEWER, Elsewhere.NOT_FOUND, "/api/v1/runs/1/issues");
    }

    private void orders() {
        add("POST", RUN + "/approve", Role.ADMIN, Elsewhere.NOT_FOUND, town -> {
            var run = town.parked("lakeside");
            return json(
                    "/api/v1/runs/" + run.path("id").asLong() + "/approve",
                    "{\"digest\": \"" + run.path("digest").asString() + "\"}");
        });
        order(
                RUN + "/reject",
                Role.ADMIN,
                town -> "/api/v1/runs/" + town.parked("lakeside").path("id").asLong() + "/reject",
                "");
        order(RUN + "/restart", Role.OPERATOR, town -> "/api/v1/runs/" + town.failed("lakeside") + "/restart", "");
        order(RUN + "/stop", Role.OPERATOR, town -> "/api/v1/runs/" + town.underWay("lakeside") + "/stop", "");
    }

    private void records() {
        read("/api/v1/records/{entity}", Role.VIEWER, Elsewhere.LEFT_OUT, "/api/v1/records/student");
        add("GET", "/api/v1/records/{entity}/{passportId}/history", Role.VIEWER, Elsewhere.NOT_FOUND, town -> {
            String id = Town.json(town.get("lakeside-viewer", "/api/v1/records/student?limit=1"))
                    .path("items")
                    .path(0)
                    .path("passportId")
                    .asString();
            return new Call("/api/v1/records/student/" + id + "/history", "");
        });
        add("POST", "/api/v1/records/{entity}", Role.ADMIN, Elsewhere.NOT_FOUND, town -> {
            town.sharing("lakeside");
            return json("/api/v1/records/student", Town.newStudent("lakeside", "h-1"));
        });
        add(
                "PUT",
                RECORD,
                Role.ADMIN,
                Elsewhere.NOT_FOUND,
                town -> new Call(
                        "/api/v1/records/student/" + town.made("lakeside", "h-2"),
                        "{\"attributes\": {\"phone\": \"555-0100\"}}",
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        "*"));
        add(
                "DELETE",
                RECORD,
                Role.ADMIN,
                Elsewhere.NOT_FOUND,
                town -> new Call("/api/v1/records/student/" + town.made("lakeside", "h-3"), "", "If-Match", "*"));
    }

    private void duplicates() {
        String one = "/api/v1/duplicates/{id}";
        read("/api/v1/duplicates", Role.ADMIN, Elsewhere.LEFT_OUT, "/api/v1/duplicates");
        read("/api/v1/decisions", Role.ADMIN, Elsewhere.LEFT_OUT, "/api/v1/decisions");
        add(
                "GET",
                one,
                Role.ADMIN,
                Elsewhere.NOT_FOUND,
                town -> new Call(
                        "/api/v1/duplicates/"
                                + TwoRecords.of(town.database, "lakeside").open(),
                        ""));
        order(
                one + "/decision",
                Role.ADMIN,
                town -> "/api/v1/duplicates/"
                        + TwoRecords.of(town.database, "lakeside").open() + "/decision",
                "{\"decision\": \"SAME\"}");
        add(
                "DELETE",
                one + "/decision",
                Role.ADMIN,
                Elsewhere.NOT_FOUND,
                town -> new Call("/api/v1/duplicates/" + decided(town) + "/decision", ""));
        add("DELETE", "/api/v1/decisions/{id}", Role.ADMIN, Elsewhere.NOT_FOUND, town -> {
            long duplicate = decided(town);
            long decision = Town.json(town.get("anna", "/api/v1/duplicates/" + duplicate))
                    .path("decision")
                    .path("id")
                    .asLong();
            return new Call("/api/v1/decisions/" + decision, "");
        });
    }

    private static long decided(Town town) throws Exception {
        long duplicate = TwoRecords.of(town.database, "lakeside").open();
        town.post("anna", "/api/v1/duplicates/" + duplicate + "/decision", "{\"decision\": \"DIFFERENT\"}");
        return duplicate;
    }

    private void districts() {
        read("/api/v1/districts/{id}/guards", Role.ADMIN, Elsewhere.NOT_FOUND, "/api/v1/districts/lakeside/guards");
        add(
                "PUT",
                "/api/v1/districts/{id}/guards",
                Role.ADMIN,
                Elsewhere.NOT_FOUND,
                _ -> json("/api/v1/districts/lakeside/guards", "{}"));
        read("/api/v1/audit", Role.ADMIN, Elsewhere.LEFT_OUT, "/api/v1/audit");
    }

    private void users() {
        read("/api/v1/users", Role.ADMIN, Elsewhere.LEFT_OUT, "/api/v1/users");
        add("POST", "/api/v1/users", Role.ADMIN, Elsewhere.SAME, _ -> json("/api/v1/users", "{}"));
        add("PATCH", USER, Role.ADMIN, Elsewhere.NOT_FOUND, _ -> json("/api/v1/users/lakeside-viewer", "{}"));
        add(
                "POST",
                USER + "/password",
                Role.ADMIN,
                Elsewhere.NOT_FOUND,
                town -> json("/api/v1/users/" + someone(town) + "/password", "{}"));
        add("DELETE", USER, Role.ADMIN, Elsewhere.NOT_FOUND, town -> new Call("/api/v1/users/" + someone(town), ""));
        read(USER + "/tokens", Role.ADMIN, Elsewhere.NOT_FOUND, "/api/v1/users/lakeside-viewer/tokens");
        add(
                "POST",
                USER + "/tokens",
                Role.ADMIN,
                Elsewhere.NOT_FOUND,
                _ -> json("/api/v1/users/lakeside-viewer/tokens", "{\"label\": \"matrix\"}"));
        add("DELETE", USER + "/tokens/{label}", Role.ADMIN, Elsewhere.NOT_FOUND, town -> {
            town.post("anna", "/api/v1/users/lakeside-viewer/tokens", "{\"label\": \"old\"}");
            return new Call("/api/v1/users/lakeside-viewer/tokens/old", "");
        });
    }

    private void others() {
        for (String path :
                List.of("/v3/api-docs", "/v3/api-docs.yaml", "/actuator", "/actuator/health", "/actuator/info")) {
            read(path, Role.VIEWER, Elsewhere.SAME, path);
        }
        order(CONNECTION + "/retire", Role.ADMIN, _ -> "/api/v1/connections/lakeside/retire", "{\"confirm\": true}");
        read("/actuator/prometheus", Role.VIEWER, Elsewhere.EVERY_DISTRICT, "/actuator/prometheus");
        read("/actuator/health/**", Role.VIEWER, Elsewhere.SAME, "/actuator/health/db");
    }

    private static String someone(Town town) throws Exception {
        town.post(
                "anna",
                "/api/v1/users",
                "{\"name\": \"lakeside-someone\", \"role\": \"VIEWER\", \"districts\": [\"lakeside\"]}");
        return "lakeside-someone";
    }

    private static Call json(String path, String body) {
        return new Call(path, body, "Content-Type", "application/json");
    }

    private interface Path {
        String of(Town town) throws Exception;
    }

    private void order(String pattern, Role role, Path path, String body) {
        add("POST", pattern, role, Elsewhere.NOT_FOUND, town -> json(path.of(town), body));
    }

    private void read(String pattern, Role role, Elsewhere elsewhere, String path) {
        add("GET", pattern, role, elsewhere, _ -> new Call(path, ""));
    }

    private void add(String method, String pattern, Role role, Elsewhere elsewhere, Preparing preparing) {
        rows.add(new MatrixRow(method, pattern, role, elsewhere, preparing));
    }
}
