package org.passportsync.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.passportsync.connection.MasterField;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.connection.PerEntity;
import org.passportsync.roster.EntityType;

/** Whose value of an attribute counts, as the master fields of a district say. */
public final class Masters {

    /** No rule for any attribute. */
    public static final Masters NONE = new Masters(new PerEntity<>(Map.of()));

    private final PerEntity<MasterField> fields;

    public Masters(PerEntity<MasterField> fields) {
        this.fields = fields;
    }

    Map<EntityType, List<MasterField>> rules() {
        return fields.rules();
    }

    /** The rule that makes one connection's value always win. */
    Optional<MasterField> master(EntityType entity, String attribute) {
        return fields.of(entity).stream()
                .filter(rule -> rule.mode() == Mode.MASTER && rule.attribute().equals(attribute))
                .findFirst();
    }

    /** The connections whose values no other than the master replaces. */
    Set<String> guarded(EntityType entity, String attribute) {
        return fields.of(entity).stream()
                .filter(rule ->
                        rule.mode() == Mode.DO_NOT_OVERRIDE && rule.attribute().equals(attribute))
                .map(MasterField::connection)
                .collect(Collectors.toSet());
    }

    /** The attributes of which a connection's blank leaves what is live. */
    Set<String> kept(EntityType entity, String connection) {
        return fields.of(entity).stream()
                .filter(rule ->
                        rule.mode() == Mode.MASTER && rule.connection().equals(connection) && !rule.blankErases())
                .map(MasterField::attribute)
                .collect(Collectors.toSet());
    }
}
