package org.passportsync.connection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;

/**
 * Makes rules of one connection for everything that can be mastered of some entities: all attributes that don't connect
 * records, and the custom ones that the connection feeds. A rule that there is for one of them is left as it is.
 */
public final class MasterRules {

    /** Says of somebody that classes are taught; true where any connection says so. */
    private static final String UNION = "teaching";

    private final ConnectionDefinition definition;
    private final DistrictDefinition district;
    private final Mode mode;
    private final List<Rule> added = new ArrayList<>();
    private final List<String> clashes = new ArrayList<>();
    private int already;

    private MasterRules(ConnectionDefinition definition, DistrictDefinition district, Mode mode) {
        this.definition = definition;
        this.district = district;
        this.mode = mode;
    }

    /** A rule with the entity that it is for. */
    public record Rule(EntityType entity, MasterField field) {}

    /** What came of it. */
    public sealed interface Made {

        /**
         * The definition with the new rules behind those that it had.
         *
         * @param already how many of the attributes had a rule of the connection before
         */
        record Rules(ConnectionDefinition definition, List<Rule> added, int already) implements Made {}

        /** Some attributes have another master already, each named with it; nothing is made. */
        record Clashing(List<String> clashes) implements Made {}
    }

    /** The entities whose attributes can be mastered; a hub school's are taken once. */
    public static List<EntityType> entities() {
        List<EntityType> entities = new ArrayList<>(List.of(EntityType.values()));
        entities.remove(EntityType.SCHOOL);
        return List.copyOf(entities);
    }

    /** Reads the names of such entities; what is wrong with them goes to the problems. */
    public static List<EntityType> read(Collection<String> names, List<String> problems) {
        List<EntityType> valid = entities();
        Set<EntityType> read = new LinkedHashSet<>();
        for (String name : names) {
            EntityType.byKey(name.strip())
                    .filter(valid::contains)
                    .ifPresentOrElse(
                            read::add,
                            () -> problems.add("entities: " + name.strip() + " is not valid; write some of "
                                    + String.join(
                                            ", ",
                                            valid.stream().map(EntityType::key).toList())));
        }
        if (names.isEmpty()) {
            problems.add("entities is missing; write the entities that the rules are for, for example student");
        }
        return List.copyOf(read);
    }

    /** Makes the rules for some entities. */
    public static Made of(
            ConnectionDefinition definition, DistrictDefinition district, Collection<EntityType> entities, Mode mode) {
        MasterRules rules = new MasterRules(definition, district, mode);
        entities.forEach(rules::make);
        return rules.clashes.isEmpty()
                ? new Made.Rules(rules.whole(), List.copyOf(rules.added), rules.already)
                : new Made.Clashing(List.copyOf(rules.clashes));
    }

    private void make(EntityType entity) {
        List<MasterField> known = district.masterFields().of(entity);
        for (String attribute : attributes(entity)) {
            List<MasterField> of = known.stream()
                    .filter(rule -> rule.attribute().equals(attribute))
                    .toList();
            if (of.stream().anyMatch(rule -> rule.connection().equals(definition.name()))) {
                already++;
            } else {
                add(entity, attribute, of);
            }
        }
    }

    private void add(EntityType entity, String attribute, List<MasterField> others) {
        List<String> masters = others.stream()
                .filter(rule -> mode == Mode.MASTER && rule.mode() == Mode.MASTER)
                .map(MasterField::connection)
                .toList();
        if (masters.isEmpty()) {
            added.add(new Rule(entity, new MasterField(attribute, definition.name(), mode, false)));
        } else {
            clashes.add(entity.key() + "." + attribute + ": " + masters.getFirst()
                    + " is its MASTER already; an attribute has one. Take that rule away, or generate DO_NOT_OVERRIDE");
        }
    }

    private Set<String> attributes(EntityType entity) {
        Set<String> attributes = new LinkedHashSet<>();
        for (AttributeSpec attribute : entity.schema().attributes()) {
            if (!AttributeKinds.relates(attribute.kind()) && !attribute.name().equals(UNION)) {
                attributes.add(attribute.name());
            }
        }
        for (AttributeMapping mapping : definition.attributes().of(entity)) {
            if (mapping.to().startsWith("x_") && !mapping.from().isEmpty()) {
                attributes.add(mapping.to());
            }
        }
        return attributes;
    }

    private ConnectionDefinition whole() {
        Map<EntityType, List<MasterField>> rules = new EnumMap<>(EntityType.class);
        definition.masterFields().rules().forEach((entity, list) -> rules.put(entity, new ArrayList<>(list)));
        added.forEach(rule ->
                rules.computeIfAbsent(rule.entity(), _ -> new ArrayList<>()).add(rule.field()));
        return definition.withMasterFields(new PerEntity<>(rules));
    }
}
