package org.passportsync.job;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.access.Actor;
import org.passportsync.connection.Guards;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;

/** Two connections of one district that hold some people together; what the tests of these share. */
abstract class SharedRecords {

    static final String RULES = """
            uniqueness:
              student: [ { attributes: [studentNumber] }, { attributes: [email] } ]
            masterFields:
              student:
                - { attribute: email, connection: annex, mode: MASTER }
                - { attribute: middleName, connection: annex, mode: MASTER, blankErases: true }
                - { attribute: phone, connection: lakeside, mode: DO_NOT_OVERRIDE }
            """;

    TwoSources sources;

    @BeforeEach
    void enter(@TempDir Path folder) {
        sources = TwoSources.in(folder, RULES);
    }

    @AfterEach
    void leave() {
        sources.close();
    }

    /** The main connection, all its schools mapped, one of them by an entry. */
    String mapped(String entry, String rules) {
        String text = Definitions.lakeside(sources.lakeside.skyward)
                .with("pageSize", "100\n  maxConcurrentRequests: 1")
                .advanced("multipleSources: true\n  compareByUniqueness: true")
                .section(rules)
                .text();
        return entry.isEmpty() ? text : text.replace("  autoMap: true", "  autoMap: true\n  map:\n    - " + entry);
    }

    void disableDeletion() {
        deletion(new Guards.Window(LocalDate.EPOCH, LocalDate.EPOCH.plusYears(1000)));
    }

    void enableDeletion() {
        deletion(null);
    }

    void deletion(Guards.@Nullable Window window) {
        sources.lakeside.house.connections.guard(
                "lakeside", guards -> guards.with(Guards.Kind.DISABLE_DELETION, window), Actor.here("steward"));
    }

    List<String> withheld(Run run) {
        return sources.lakeside
                .sql()
                .sql("select * from change where run_id = :run and withheld")
                .param("run", run.id())
                .query((row, _) -> EntityType.byCode(row.getInt("entity")).key() + " " + row.getString("sis_id") + " "
                        + row.getString("cause"))
                .list();
    }

    void student(String id, String number, String email) {
        sources.lakeside.district.aUser(id, "Student " + id, fields(number, email), "student", "lincoln");
    }

    void annexStudent(String id, String number, String email) {
        sources.annexRows.aUser(id, "Student " + id, fields(number, email), "student", "a-1");
    }

    static String fields(String number, String email) {
        return "\"identifier\":\"%s\",\"email\":\"%s\",".formatted(number, email);
    }
}
