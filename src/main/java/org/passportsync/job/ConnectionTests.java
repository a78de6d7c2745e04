package org.passportsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.ReadingRules;
import org.passportsync.connection.SecretAnswer;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.sis.Application;
import org.passportsync.sis.ConnectionReport;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceWatcher;

/** Tries a connection without changing anything. */
public final class ConnectionTests {

    private final Workplace place;
    private final Connections connections;
    private final Keys keys;
    private final ConnectionLife life;

    public ConnectionTests(Workplace place, Connections connections, Keys keys) {
        this.place = place;
        this.connections = connections;
        this.keys = keys;
        this.life = new ConnectionLife(place, connections, keys);
    }

    /** What definitions may name: the applications of the gallery. */
    public static ReadingRules rules() {
        return rules(Set.of());
    }

    /** The same with hosts, in small letters, that may be reached without encryption beside this machine. */
    public static ReadingRules rules(Set<String> plainHttpHosts) {
        return new ReadingRules(named(_ -> true), plainHttpHosts, named(one -> !one.asksForScopes()));
    }

    private static Set<String> named(Predicate<Application> which) {
        return Application.all().stream().filter(which).map(Application::name).collect(Collectors.toSet());
    }

    /** What came of it. */
    public sealed interface Tested {

        /**
         * The SIS was asked.
         *
         * @param remarks what the definition says beside: an access record that is over, or soon will be
         * @param ready whether a sync could start
         */
        record Answered(ConnectionReport report, List<String> remarks, boolean ready) implements Tested {}

        /** There is no such connection. Exit code 2. */
        record Unknown(String reason) implements Tested {}

        /** Its secret is missing. Exit code 2. */
        record Wrong(String reason) implements Tested {}
    }

    /** Gets a token and reads a small page of every resource. */
    public Tested test(String connection) throws InterruptedException {
        Optional<Connections.Stored> stored = connections.find(connection);
        if (stored.isEmpty()) {
            return new Tested.Unknown(Syncs.unknown(connection, connections));
        }
        ConnectionDefinition definition = stored.get().definition();
        return switch (keys.secret(definition)) {
            case SecretAnswer.Missing(String message) -> new Tested.Wrong(message);
            case SecretAnswer.Found(String secret) -> {
                var _ = life.settle(stored.get());
                yield answered(definition, report(definition, secret));
            }
        };
    }

    private Tested answered(ConnectionDefinition definition, ConnectionReport report) {
        List<String> remarks = life.remarks(definition.name());
        boolean ready = report.passed() && remarks.stream().noneMatch(remark -> remark.startsWith(ConnectionLife.NONE));
        return new Tested.Answered(report, remarks, ready);
    }

    private ConnectionReport report(ConnectionDefinition definition, String secret) throws InterruptedException {
        try (Source source = Sources.open(definition, keys.means(secret, place.clock(), SourceWatcher.NONE))) {
            return remarked(definition, source.test());
        }
    }

    /** OneRoster has no place for the emergency flag, so that the setting does nothing unless the flag is mapped. */
    static ConnectionReport remarked(ConnectionDefinition definition, ConnectionReport report) {
        boolean silent = Application.named(definition.application())
                        .filter(one -> !one.carriesEmergencyFlag())
                        .isPresent()
                && definition.advanced().emergencyContacts()
                && definition.attributes().of(EntityType.CONTACT).stream()
                        .noneMatch(mapping -> mapping.to().equals("relationships.emergency"));
        if (!silent) {
            return report;
        }
        List<String> facts = new ArrayList<>(report.facts());
        facts.add(
                "Sync emergency contacts is on, but OneRoster carries no emergency flag: map one from metadata, or all"
                        + " contacts count as guardians.");
        return new ConnectionReport(List.copyOf(facts), report.problem(), report.resources());
    }
}
