package org.passportsync.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.SecretAnswer;
import org.passportsync.job.SchoolLists.Kind;
import org.passportsync.job.SchoolLists.Line;
import org.passportsync.run.Connections;
import org.passportsync.run.Connections.Stored;
import org.passportsync.shape.HubSchool;
import org.passportsync.shape.PlannedSchool;
import org.passportsync.shape.SchoolPlan;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceWatcher;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells how the schools of a connection are mapped, and has their attributes taken again. */
public final class Schools {

    private final Workplace place;
    private final Connections connections;
    private final Keys keys;

    public Schools(Workplace place, Connections connections, Keys keys) {
        this.place = place;
        this.connections = connections;
        this.keys = keys;
    }

    /** Where the list of source schools comes from. */
    public enum From {
        LAST_RUN,
        SIS
    }

    /** What came of asking. */
    public sealed interface Answer {

        record Listed(SchoolLists lists) implements Answer {}

        /** The next committed sync takes the attributes of these schools again. */
        record Refreshing(List<String> schools) implements Answer {}

        /** The SIS could not be asked. Exit code 1. */
        record Failed(String reason) implements Answer {}

        /** There is no such connection. Exit code 2. */
        record Unknown(String reason) implements Answer {}

        /** There is no such school, its secret is missing, or nothing is known yet. Exit code 2. */
        record Wrong(String reason) implements Answer {}
    }

    /** The lists, with the definition as it is now. */
    public Answer list(String connection, From from) throws InterruptedException {
        Stored stored = connections.find(connection).orElse(null);
        if (stored == null) {
            return new Answer.Unknown(Syncs.unknown(connection, connections));
        }
        return switch (from) {
            case LAST_RUN -> lastRun(stored);
            case SIS -> fromSis(stored);
        };
    }

    /** Asks for the attributes of mapped schools, or of all of them where none is named. */
    public Answer refresh(String connection, Set<String> schools, Requester by) {
        Stored stored = connections.find(connection).orElse(null);
        if (stored == null) {
            return new Answer.Unknown(Syncs.unknown(connection, connections));
        }
        Set<String> mapped = mapped(stored);
        TreeSet<String> unknown = new TreeSet<>(schools);
        unknown.removeAll(mapped);
        if (!unknown.isEmpty() || mapped.isEmpty()) {
            return new Answer.Wrong(
                    (mapped.isEmpty() ? "no school" : "no school " + String.join(", ", unknown)) + " of " + connection
                            + " is mapped by a committed sync; mapped are " + mapped
                            + ". A school that is mapped anew gets its attributes by itself");
        }
        List<String> asked = List.copyOf(new TreeSet<>(schools.isEmpty() ? mapped : schools));
        place.transact(() -> asked.forEach(school -> place.database()
                .sql(Sql.named("hub/ask_refresh"))
                .param("connection", stored.id())
                .param("source", school)
                .param("by", by.name())
                .param("at", place.clock().instant().atOffset(ZoneOffset.UTC))
                .update()));
        return new Answer.Refreshing(asked);
    }

    private Set<String> mapped(Stored stored) {
        return new TreeSet<>(place.database()
                .sql(Sql.named("hub/known_mappings"))
                .param("connection", stored.id())
                .query((row, _) -> row.getString("source_id"))
                .list());
    }

    private record Seen(long run, Instant at) {}

    private Answer lastRun(Stored stored) {
        Optional<Seen> last = place.database()
                .sql(Sql.named("run/last_school_list"))
                .param("connection", stored.id())
                .query((row, _) -> new Seen(
                        row.getLong("id"),
                        row.getObject("started_at", java.time.OffsetDateTime.class)
                                .toInstant()))
                .optional();
        if (last.isEmpty()) {
            return new Answer.Wrong("no run of " + stored.name()
                    + " has read its schools yet; add from=sis to ask Skyward now, or launch a sync");
        }
        SchoolList.Listing listed =
                SchoolPlanning.listedBy(place.database(), last.get().run());
        return new Answer.Listed(lists(stored, listed, last.get().at()));
    }

    private Answer fromSis(Stored stored) throws InterruptedException {
        ConnectionDefinition definition = stored.definition();
        return switch (keys.secret(definition)) {
            case SecretAnswer.Missing(String message) -> new Answer.Wrong(message);
            case SecretAnswer.Found(String secret) -> {
                try (Source source = Sources.open(definition, keys.means(secret, place.clock(), SourceWatcher.NONE))) {
                    SchoolList.Listing listed = new SchoolList(source, definition).read();
                    yield new Answer.Listed(lists(stored, listed, place.clock().instant()));
                } catch (SourceFault fault) {
                    yield new Answer.Failed(fault.reason());
                }
            }
        };
    }

    private SchoolLists lists(Stored stored, SchoolList.Listing listed, Instant seen) {
        SchoolPlanning planning = new SchoolPlanning(place.database(), stored.id());
        SchoolPlan.Plan plan = planning.plan(stored.definition(), listed);
        Map<UUID, HubSchool> hub = planning.hubSchools(stored.district()).stream()
                .collect(Collectors.toMap(HubSchool::id, Function.identity()));
        Map<String, Long> live = live(stored);
        Set<String> refreshing = refreshing(stored);
        String prefix = stored.definition().advanced().sisIdPrefix();
        List<Line> lines = plan.schools().stream()
                .filter(planned -> planned.listed() || planned.mapped() || named(stored.definition(), planned))
                .map(planned -> {
                    String id = planned.school().id();
                    UUID fed = planned.schoolId();
                    return new Line(
                            kind(stored.definition(), planned),
                            planned,
                            fed == null ? null : hub.get(fed),
                            live.getOrDefault(prefix + id, 0L),
                            refreshing.contains(id));
                })
                .sorted(java.util.Comparator.comparing(
                        line -> line.planned().school().id()))
                .toList();
        return new SchoolLists(seen, lines, plan.problems());
    }

    private static boolean named(ConnectionDefinition definition, PlannedSchool planned) {
        return definition.schools().of(planned.school().id()).isPresent();
    }

    private static Kind kind(ConnectionDefinition definition, PlannedSchool planned) {
        if (definition.schools().excludes(planned.school().id())) {
            return Kind.EXCLUDED;
        }
        if (!planned.listed()) {
            return Kind.MISSING_DATA;
        }
        return planned.mapped() ? Kind.EXISTING : Kind.MISSING;
    }

    private Map<String, Long> live(Stored stored) {
        Map<String, Long> live = new HashMap<>();
        database("run/live_by_school", stored)
                .query((row, _) -> live.put(row.getString("school"), row.getLong("records")))
                .list();
        return live;
    }

    private Set<String> refreshing(Stored stored) {
        return new TreeSet<>(database("hub/refreshes", stored)
                .query((row, _) -> row.getString("source_id"))
                .list());
    }

    private JdbcClient.StatementSpec database(String statement, Stored stored) {
        return place.database().sql(Sql.named(statement)).param("connection", stored.id());
    }
}
