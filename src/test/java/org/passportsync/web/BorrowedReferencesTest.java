package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.web.Town.problem;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a definition takes from the machine that the program runs on, asked for over HTTP by somebody of one district. */
class BorrowedReferencesTest {

    private Town town;

    @BeforeEach
    void serve(@TempDir Path folder) throws Exception {
        town = new Town(folder)
                .school("washington")
                .student("w-1", "Ortega", "washington")
                .synced();
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void somebody_of_one_district_brings_in_no_reference_to_what_may_be_anothers() throws Exception {
        String path = "/api/v1/connections/riverside";
        String own = town.definition("riverside");
        String literal = "\"" + town.skyward.clientSecret() + "\"";
        for (String reference : new String[] {"${env:LAKESIDE_SECRET}", "${file:lakeside}"}) {
            String asked = own.replace(literal, "\"" + reference + "\"");
            assertThat(problem(town.put("riverside-admin", path, asked, "*"), 422))
                    .contains("delivery.clientSecret", reference, "with the command apply");
            assertThat(problem(
                            town.put(
                                    "riverside-admin",
                                    path + "-two",
                                    asked.replace("connection: riverside", "connection: riverside-two"),
                                    ""),
                            422))
                    .contains(reference);
        }
        assertThat(problem(town.put("riverside-admin", path + "-files", files(), ""), 422))
                .contains("delivery.csv.folder", "lakeside", "with the command apply");
        assertThat(town.get("anna", path + "-files").statusCode()).isEqualTo(404);
        assertThat(town.get("anna", path + "-two").statusCode()).isEqualTo(404);
        assertThat(town.get("anna", path).headers().firstValue("ETag")).hasValue("\"1\"");

        String stored = own.replace(literal, "${stored:clientSecret}");
        assertThat(problem(town.put("riverside-admin", path, stored.replace("127.0.0.1", "[::1]"), "*"), 422))
                .contains("delivery.serviceUrl", "[::1]");
        String variable = own.replace(literal, "\"${env:RIVERSIDE_SECRET}\"");
        assertThat(town.put("anna", path, variable, "*").statusCode()).isEqualTo(200);
        String kept = variable.replace("autoMap: true", "autoMap: true\n  exclude: [\"800\"]");
        assertThat(town.put("riverside-admin", path, kept, "*").statusCode()).isEqualTo(200);
        assertThat(town.put("riverside-admin", path, own, "*").statusCode()).isEqualTo(200);
    }

    private static String files() {
        return """
                version: 1
                district: { id: riverside, name: riverside schools, timeZone: America/Chicago }
                connection: riverside-files
                application: csv
                delivery: { csv: { folder: lakeside } }
                terms: { acceptedBy: superintendent@district.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                """;
    }
}
