package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.passportsync.access.Reach;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.Runs;

/** A hub of two students, {@code s-1} and {@code s-2}, that people edit. */
final class EditedHub implements AutoCloseable {

    static final String RULES = """
            uniqueness:
              student: [ { attributes: [studentNumber] } ]
            masterFields:
              student: [ { attribute: phone, connection: passport, mode: MASTER } ]
            """;

    final TwoSources sources;
    final HubEdits edits;

    EditedHub(Path folder) {
        sources = TwoSources.in(folder, RULES);
        edits = new HubEdits(sources.lakeside.house.place, sources.lakeside.house.connections);
        sources.student("s-1", "100", "s1@lincoln.example");
        sources.student("s-2", "200", "s2@lincoln.example");
        sources.main();
    }

    static HubEdits.Target target(UUID id, @org.jspecify.annotations.Nullable Set<Integer> seen) {
        return new HubEdits.Target(EntityType.STUDENT, id, new Reach.Everywhere(), seen);
    }

    EditOutcome.Done edited(UUID id, String attributes) {
        return done(edits.edit(target(id, Set.of()), attributes, House.OPERATOR));
    }

    UUID created(EntityType entity, String sisId, String attributes) {
        return done(edits.create(new HubEdits.Newcomer(entity, "lakeside", sisId, attributes), House.OPERATOR))
                .passportId();
    }

    void withdrawn(EntityType entity, UUID id) {
        done(edits.withdraw(new HubEdits.Target(entity, id, new Reach.Everywhere(), Set.of()), House.OPERATOR));
    }

    private static EditOutcome.Done done(EditOutcome outcome) {
        assertThat(outcome).isInstanceOf(EditOutcome.Done.class);
        return (EditOutcome.Done) outcome;
    }

    /** The runs of the hub itself, newest first. */
    java.util.List<Run> ownRuns() {
        return sources.lakeside.house.runs.list(new Runs.Wanted("passport", null, null, 10));
    }

    @Override
    public void close() {
        sources.close();
    }
}
