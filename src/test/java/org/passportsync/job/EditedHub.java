package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.Runs;

/** A hub that people edit beside two connections; what the tests of these share. */
abstract class EditedHub {

    static final String RULES = """
            uniqueness:
              student: [ { attributes: [studentNumber] } ]
            masterFields:
              student: [ { attribute: phone, connection: passport, mode: MASTER } ]
            """;

    TwoSources sources;
    HubEdits edits;

    @BeforeEach
    void enter(@TempDir Path folder) {
        sources = TwoSources.in(folder, RULES);
        edits = new HubEdits(sources.lakeside.house.place, sources.lakeside.house.connections);
        student("s-1", "100", "s1@lincoln.example");
        student("s-2", "200", "s2@lincoln.example");
        sources.main();
    }

    @AfterEach
    void leave() {
        sources.close();
    }

    String document(UUID contact) {
        return sources.document(EntityType.CONTACT, contact);
    }

    java.util.List<Run> ownRuns() {
        return sources.lakeside.house.runs.list(new Runs.Wanted("passport", null, null, 10));
    }

    UUID created(EntityType entity, String sisId, String attributes) {
        return done(edits.create(new HubEdits.Newcomer(entity, "lakeside", sisId, attributes), House.OPERATOR))
                .passportId();
    }

    static EditOutcome.Done done(EditOutcome outcome) {
        assertThat(outcome).isInstanceOf(EditOutcome.Done.class);
        return (EditOutcome.Done) outcome;
    }

    UUID student(String sisId) {
        return java.util.Objects.requireNonNull(sources.students().get(sisId));
    }

    void student(String id, String number, String email) {
        sources.lakeside.district.aUser(
                id,
                "Student " + id,
                "\"identifier\":\"%s\",\"email\":\"%s\",".formatted(number, email),
                "student",
                "lincoln");
    }
}
