package org.passportsync.connection;

import java.util.List;
import java.util.Set;

/** Attributes that together must be unique in the district. */
public record UniquenessDomain(List<String> attributes, OnClash onClash) {

    private static final Set<String> IDENTIFIERS = Set.of("stateId", "studentNumber", "staffNumber", "identifier");

    public UniquenessDomain {
        attributes = List.copyOf(attributes);
    }

    /** What holds where the definition doesn't say: identifiers hold out, what siblings may share is flagged. */
    public static OnClash usual(List<String> attributes) {
        return attributes.stream().anyMatch(IDENTIFIERS::contains) ? OnClash.HOLD_OUT : OnClash.FLAG;
    }
}
