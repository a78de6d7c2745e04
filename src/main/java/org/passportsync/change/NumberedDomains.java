package org.passportsync.change;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.passportsync.connection.OnClash;
import org.passportsync.connection.UniquenessDomain;
import org.passportsync.roster.EntityType;

/** What an entity's records are compared by: its domains of uniqueness by number from 1, in priority order. */
record NumberedDomains(EntityType entity, List<UniquenessDomain> domains) {

    /** The number of the built-in domain of edges: person, class or school, and role. */
    private static final int EDGE = 0;

    List<Integer> numbers() {
        return IntStream.rangeClosed(1, domains.size()).boxed().toList();
    }

    /** With the built-in one, for edges. */
    List<Integer> all(boolean edge) {
        return edge ? Stream.concat(Stream.of(EDGE), numbers().stream()).toList() : numbers();
    }

    boolean holdsOut(int domain) {
        return domain != EDGE && domains.get(domain - 1).onClash() == OnClash.HOLD_OUT;
    }

    Integer[] holdingOut() {
        return numbers().stream().filter(this::holdsOut).toArray(Integer[]::new);
    }

    /** What a link by a domain is put down to. */
    String why(int domain) {
        return domain == EDGE ? "TWIN" : names()[domain - 1];
    }

    String[] names() {
        return domains.stream()
                .map(domain -> String.join(", ", domain.attributes()))
                .toArray(String[]::new);
    }

    /** The attributes of the domains, as JSON; they are names of the catalogue. */
    String json() {
        return domains.stream()
                .map(domain -> domain.attributes().stream().collect(Collectors.joining("\",\"", "[\"", "\"]")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Whether any attribute refers to other records. */
    boolean refer() {
        return domains.stream()
                .flatMap(domain -> domain.attributes().stream())
                .flatMap(attribute -> entity.schema().find(attribute).stream())
                .anyMatch(slot -> entity.schema().attribute(slot).target() != null);
    }
}
