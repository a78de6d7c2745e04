package org.passportsync.job;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passportsync.hub.Commitment;
import org.passportsync.roster.EntityType;
import org.passportsync.shape.Fingerprints;
import org.passportsync.shape.ShapeSettings;
import org.passportsync.sis.PartKind;
import org.passportsync.staging.Slices;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a run shapes the records of the entities that it reads, for the next one to compare with. */
record ShapedNow(JdbcClient database, Underway run, ShapeSettings settings) {

    List<Commitment.Shaped> all() {
        ShapedBefore before = new ShapedBefore(database, run.facts().connectionId());
        List<PartKind> refused = refused();
        return Arrays.stream(EntityType.values())
                .filter(run::wants)
                .map(entity -> new Commitment.Shaped(
                        entity, Fingerprints.of(entity, settings), fedBy(entity, before.fedBy(entity), refused)))
                .toList();
    }

    /** What was not read is shaped as it was; pages of a replay are not all that is known, once there are later ones. */
    private String fedBy(EntityType entity, String before, List<PartKind> refused) {
        if (run.behind() && !before.isEmpty()) {
            return before;
        }
        Set<String> parts = refused.stream()
                .filter(part -> part.entity() == entity)
                .map(PartKind::name)
                .collect(Collectors.toSet());
        return Fingerprints.feeds(before, Fingerprints.feeds(entity, settings), parts);
    }

    private List<PartKind> refused() {
        return new Slices(database)
                .of(run.id()).stream()
                        .filter(slice -> slice.state() == Slices.State.REFUSED)
                        .flatMap(slice -> run.settings().resource(slice.resource()).feeds().stream())
                        .toList();
    }
}
