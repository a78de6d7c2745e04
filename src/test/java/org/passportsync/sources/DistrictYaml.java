package org.passportsync.sources;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passportsync.roster.EntityType;

/** The definitions of a story's connections. */
final class DistrictYaml {

    private DistrictYaml() {}

    static String of(Served server, String connection, EngineHub.Names names) {
        return """
                version: 1
                district: { id: %s, name: Lakeside School District, timeZone: America/Chicago }
                connection: %s
                application: skyward-oneroster
                syncMode: IMPORT
                delivery:
                  serviceUrl: "%s"
                  clientId: %s
                  clientSecret: "${env:SKYWARD_SECRET}"
                  pageSize: 100
                  maxConcurrentRequests: 1
                advanced: { multipleSources: true, compareByUniqueness: true, holdThreshold: none }
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                """.formatted(
                        names.district(),
                        names.full(connection),
                        server.skyward().url(),
                        server.skyward().clientId());
    }

    /** The sections that are district facts. */
    static String of(Rules rules, EngineHub.Names names) {
        return section("uniqueness", rules.domains(), Domain::entity, DistrictYaml::domain)
                + section("masterFields", rules.masters(), Master::entity, rule -> master(rule, names));
    }

    private static <T> String section(
            String name, List<T> all, Function<T, EntityType> entity, Function<T, String> line) {
        if (all.isEmpty()) {
            return "";
        }
        return name + ":\n"
                + Stream.of(EntityType.STUDENT, EntityType.STAFF)
                        .filter(one -> all.stream().anyMatch(rule -> entity.apply(rule) == one))
                        .map(one -> "  " + one.key() + ":\n"
                                + all.stream()
                                        .filter(rule -> entity.apply(rule) == one)
                                        .map(rule -> "    - " + line.apply(rule) + "\n")
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    private static String domain(Domain domain) {
        return "{ attributes: " + domain.attributes() + ", onClash: " + domain.onClash() + " }";
    }

    private static String master(Master rule, EngineHub.Names names) {
        return "{ attribute: " + rule.attribute() + ", connection: " + names.full(rule.connection()) + ", mode: "
                + rule.mode() + (rule.blankErases() ? ", blankErases: true }" : " }");
    }
}
