package org.passportsync.sources;

import java.util.List;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.roster.EntityType;

/** What a district says of its sources: domains of uniqueness in their order, and master fields. */
record Rules(List<Domain> domains, List<Master> masters) {

    static final Rules NONE = new Rules(List.of(), List.of());

    static Rules of(Domain... domains) {
        return new Rules(List.of(domains), List.of());
    }

    static Rules of(Master... masters) {
        return new Rules(List.of(), List.of(masters));
    }

    List<Domain> domains(EntityType entity) {
        return domains.stream().filter(domain -> domain.entity() == entity).toList();
    }

    List<Master> rules(EntityType entity, String attribute, Mode mode) {
        return masters.stream()
                .filter(rule -> rule.entity() == entity && rule.attribute().equals(attribute) && rule.mode() == mode)
                .toList();
    }
}
