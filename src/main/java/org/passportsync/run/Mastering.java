package org.passportsync.run;

import java.util.Collection;
import java.util.List;
import org.passportsync.access.Actor;
import org.passportsync.access.Reach;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.connection.MasterRules;
import org.passportsync.connection.MasterRules.Made;
import org.passportsync.connection.MasterRules.Rule;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections.Applied;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Connections.Stored;

/** Adds rules in bulk to the definition of one connection, by applying it anew. Runs in one transaction. */
public final class Mastering {

    /** As the definition is called in problems, and in the history of revisions. */
    private static final String NAME = "master-fields generate";

    private final Connections connections;
    private final Applying.Means means;
    private final Actor actor;

    Mastering(Connections connections, Applying.Means means, Actor actor) {
        this.connections = connections;
        this.means = means;
        this.actor = actor;
    }

    /**
     * Which rules are asked for.
     *
     * @param reach the districts of whoever asks
     */
    public record Asked(String connection, Collection<EntityType> entities, Mode mode, Reach reach) {}

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * The rules are part of the definition.
         *
         * @param already how many attributes had a rule of the connection before
         */
        record Done(Change change, List<Rule> added, int already) implements Outcome {}

        /** There is no such connection, or not for whoever asks. */
        record Unknown(String connection) implements Outcome {}

        /** Other connections are masters already; each clash is named, and nothing is saved. */
        record Clashing(List<String> clashes) implements Outcome {}

        /** The definition as a whole can't be applied any more; everything that is wrong with it. */
        record Refused(List<String> problems) implements Outcome {}
    }

    Outcome generate(Asked asked) {
        connections.revisions(actor).lock();
        Stored stored = connections
                .find(asked.connection())
                .filter(found -> asked.reach().covers(found.district()))
                .orElse(null);
        if (stored == null) {
            return new Outcome.Unknown(asked.connection());
        }
        if (stored.state() == Connections.State.RETIRED) {
            return new Outcome.Refused(List.of(stored.name() + " is RETIRED; resume it first"));
        }
        return switch (MasterRules.of(
                stored.definition(), connections.district(stored.district()), asked.entities(), asked.mode())) {
            case Made.Clashing(List<String> clashes) -> new Outcome.Clashing(clashes);
            case Made.Rules rules -> apply(rules);
        };
    }

    private Outcome apply(Made.Rules rules) {
        List<Connections.File> files = List.of(new Connections.File(NAME, DefinitionWriter.toYaml(rules.definition())));
        return switch (new Applying(connections, means, actor).apply(files)) {
            case Applied.Done(List<Change> changes) ->
                new Outcome.Done(changes.getFirst(), rules.added(), rules.already());
            case Applied.Refused(List<String> problems) -> new Outcome.Refused(problems);
        };
    }
}
