package org.passportsync.job;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchText;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.Runs;
import org.passportsync.sis.Resource;
import org.passportsync.sql.Sql;
import org.passportsync.staging.KeptPages;
import org.passportsync.staging.RunFacts;
import org.passportsync.staging.RunSchools;

/** Whether what a run has read can be taken again, and what was read since. */
final class Replays {

    private final Workplace place;
    private final Connections connections;
    private final Keys keys;
    private final Runs runs;

    Replays(Workplace place, Connections connections, Keys keys) {
        this.place = place;
        this.connections = connections;
        this.keys = keys;
        this.runs = new Runs(place.database(), place.clock());
    }

    /** What is asked for when a run is to be replayed: no more than it has read, which goes without saying. */
    static LaunchParameters filled(LaunchParameters asked, Run replayed) {
        LaunchParameters then = LaunchText.read(replayed.parameters());
        return asked.entities().isEmpty() ? asked.reading(then.entities()) : asked;
    }

    /** Why a run can't be replayed so; null: it can. */
    @Nullable
    String obstacle(Connections.Stored stored, LaunchParameters asked, Run replayed) {
        String run = "run " + replayed.id();
        if (replayed.connectionId() != stored.id()) {
            return run + " is of " + replayed.connection() + ", not of " + stored.name() + "; name a run of "
                    + stored.name();
        }
        if (replayed.replayOf() != null) {
            return run + " is itself a replay; write replay=" + replayed.replayOf() + ", whose pages it took";
        }
        if (replayed.releases()) {
            return run + " has released records and read nothing; name a run that has read the SIS";
        }
        if (asked.rekey()) {
            return "rekey=true needs an upload of its own; leave replay out";
        }
        if (!read(replayed).application().equals(stored.definition().application())) {
            return run + " was read by another application, " + read(replayed).application()
                    + "; launch the sync without replay";
        }
        String missing = missing(stored.definition(), asked, replayed);
        return missing == null ? null : run + " can't be replayed: " + missing + "; launch the sync without replay";
    }

    /** Whether all that a run has read is there to be replayed. */
    boolean whole(Run run) {
        return run.replayOf() == null
                && !run.releases()
                && missing(read(run), LaunchText.read(run.parameters()), run) == null;
    }

    /** What of a run's reading is not there; null: all that is asked for is. */
    private @Nullable String missing(ConnectionDefinition definition, LaunchParameters asked, Run replayed) {
        if (!replayed.remains().journal()) {
            return "its pages are no longer kept (advanced.retention.journal)";
        }
        LaunchParameters then = LaunchText.read(replayed.parameters());
        if (!then.entities().isEmpty() && !then.entities().containsAll(asked.entities())) {
            return "it has read "
                    + then.entities().stream().map(EntityType::key).collect(Collectors.joining(", "))
                    + " only; name no other entities";
        }
        KeptPages pages = new KeptPages(place.database(), facts(replayed));
        if (keys.mark(connections, replayed.district())
                .filter(pages::sealedOtherwise)
                .isPresent()) {
            return "its pages were sealed under a data key that was lost; the district has a new one since";
        }
        Map<String, KeptPages.Slice> kept =
                pages.slices().stream().collect(Collectors.toMap(KeptPages.Slice::name, Function.identity()));
        List<Resource> unasked = Unasked.of(definition);
        for (Resource resource : Sources.application(definition).resources()) {
            if (!unasked.contains(resource)
                    && resource.feeds().stream().anyMatch(part -> wants(asked, part.entity()))) {
                KeptPages.Slice slice = kept.get(resource.name());
                String missing = slice == null ? resource.name() + " was not read" : slice.missing();
                if (missing != null) {
                    return missing;
                }
            }
        }
        return new RunSchools(place.database()).of(replayed.id()).isEmpty() ? "its list of schools is not there" : null;
    }

    private static boolean wants(LaunchParameters asked, EntityType entity) {
        return asked.entities().isEmpty() || asked.entities().contains(entity);
    }

    private ConnectionDefinition read(Run run) {
        return connections.definition(run.connectionId(), run.connectionRevision());
    }

    /** What a replay takes; null where a run is none. */
    @Nullable
    Replayed of(Run run, Supplier<KeptPages.Opening> opening) {
        Long replayed = run.replayOf();
        return replayed == null
                ? null
                : new Replayed(runs.get(replayed), opening.get(), later(run.connectionId(), replayed));
    }

    private @Nullable Run later(int connection, long replayed) {
        return place.database()
                .sql(Sql.named("run/later_extract"))
                .param("connection", connection)
                .param("run", replayed)
                .query((row, _) -> row.getLong("id"))
                .optional()
                .map(runs::get)
                .orElse(null);
    }

    static RunFacts facts(Run run) {
        return new RunFacts(run.id(), run.connectionId(), run.connection(), run.district(), run.day(), run.asOf());
    }
}
