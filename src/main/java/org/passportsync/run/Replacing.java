package org.passportsync.run;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;
import org.passportsync.access.Reach;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionReader;
import org.passportsync.connection.Reading;
import org.passportsync.connection.References;
import org.passportsync.run.Connections.Applied;
import org.passportsync.run.Connections.Stored;
import org.passportsync.run.Replacement.Outcome;

/** Replaces the definition of one connection, if it is still as it was seen. Runs in one transaction. */
final class Replacing {

    /** As the definition is called in problems. */
    private static final String NAME = "body";

    private final Connections connections;
    private final Applying.Means means;
    private final Actor actor;

    Replacing(Connections connections, Applying.Means means, Actor actor) {
        this.connections = connections;
        this.means = means;
        this.actor = actor;
    }

    Outcome replace(Replacement asked) {
        connections.revisions(actor).lock();
        Stored stored = connections.find(asked.connection()).orElse(null);
        boolean foreign = stored != null && !asked.reach().covers(stored.district());
        Outcome unseen = unseen(foreign ? null : stored, asked.seen());
        if (unseen != null) {
            return unseen;
        }
        if (foreign) {
            return new Outcome.Refused(List.of(
                    "connection: the name " + asked.connection() + " can't be given; choose another, at both places"));
        }
        List<String> misplaced = misplaced(asked, stored);
        if (!misplaced.isEmpty()) {
            return new Outcome.Refused(misplaced);
        }
        List<Connections.File> files = List.of(new Connections.File(NAME, asked.text()));
        List<Removals.Removal> removals = connections.removals(files);
        if (!removals.isEmpty() && asked.losses() == Replacement.Losses.SHOW) {
            return new Outcome.Losing(removals);
        }
        return switch (new Applying(connections, means, actor).apply(files)) {
            case Applied.Done(List<Connections.Change> changes) -> new Outcome.Done(changes.getFirst());
            case Applied.Refused(List<String> problems) -> new Outcome.Refused(problems);
        };
    }

    private static @Nullable Outcome unseen(@Nullable Stored stored, @Nullable Set<Integer> seen) {
        if (stored == null) {
            return seen == null ? null : new Outcome.Stale(null);
        }
        if (seen == null) {
            return new Outcome.Unseen(stored.revision());
        }
        return seen.isEmpty() || seen.contains(stored.revision()) ? null : new Outcome.Stale(stored.revision());
    }

    /** What is wrong with where the definition belongs; whatever else is wrong is told by applying it. */
    private List<String> misplaced(Replacement asked, @Nullable Stored stored) {
        if (!(new DefinitionReader(means.rules()).read(asked.text()) instanceof Reading.Accepted accepted)) {
            return List.of();
        }
        ConnectionDefinition definition = accepted.definition();
        if (!definition.name().equals(asked.connection())) {
            return List.of("connection: the definition is of " + definition.name() + ", the address names "
                    + asked.connection() + "; write the same name at both places");
        }
        String district = definition.district().id();
        if (!asked.reach().covers(district)) {
            return List.of("district.id: you don't belong to a district " + district + "; yours are "
                    + asked.reach().names());
        }
        return switch (asked.reach()) {
            case Reach.Everywhere _ -> List.of();
            case Reach.Within _ -> References.problems(accepted, stored == null ? null : stored.definition());
        };
    }
}
