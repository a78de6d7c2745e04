package org.passportsync.connection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;

/** The forms of names: districts, connections, entities and their attributes. */
final class Names {

    static final Form<String> IDENTIFIER = Forms.matching(
            "[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "write up to 64 letters, digits, dots, dashes or underscores");

    static final List<String> ENTITIES =
            Arrays.stream(EntityType.values()).map(EntityType::key).toList();

    static final Form<EntityType> ENTITY = Forms.named(Arrays.asList(EntityType.values()), EntityType::key);

    private static final String CUSTOM = "x_[A-Za-z0-9_]{1,60}";

    private Names() {}

    /** A hub attribute of an entity, from the catalogue or custom. */
    static Form<String> attribute(EntityType entity) {
        return among(entity, known(entity));
    }

    /** A hub attribute that a source attribute may feed: those of an entity, and those of a contact's ties. */
    static Form<String> fed(EntityType entity) {
        List<String> known = new ArrayList<>(known(entity));
        Relationship.attributes(entity).forEach(tie -> known.add(tie.name()));
        return among(entity, known);
    }

    private static List<String> known(EntityType entity) {
        return entity.schema().attributes().stream().map(AttributeSpec::name).toList();
    }

    private static Form<String> among(EntityType entity, List<String> known) {
        return (value, problems) -> {
            String name = Forms.TEXT.read(value, problems);
            if (name == null || known.contains(name) || name.matches(CUSTOM)) {
                return name;
            }
            return problems.refuse(
                    value.place(),
                    entity.key() + " has no attribute \"" + name + "\"" + NearestName.suggestion(name, known)
                            + "; write a custom one as x_... or one of: " + String.join(", ", known));
        };
    }

    /** A section with one setting for each entity; other names in it are refused. */
    static <T> Form<Map<EntityType, T>> byEntity(Function<EntityType, Form<T>> form) {
        return Section.form(section -> {
            Map<EntityType, T> read = new LinkedHashMap<>();
            for (String name : section.names()) {
                EntityType entity = EntityType.byKey(name).orElse(null);
                if (entity == null) {
                    section.noteName(name, Forms.notAmong(name, ENTITIES));
                    continue;
                }
                T value = section.find(name, form.apply(entity));
                if (value != null) {
                    read.put(entity, value);
                }
            }
            return read;
        });
    }

    /** A section with a list of rules for each entity. */
    static <T> Form<PerEntity<T>> rulesByEntity(Function<EntityType, Form<List<T>>> rules) {
        Form<Map<EntityType, List<T>>> byEntity = byEntity(rules);
        return (value, problems) -> {
            Map<EntityType, List<T>> read = byEntity.read(value, problems);
            return read == null ? null : new PerEntity<>(read);
        };
    }

    /** Writes the rules of each entity. */
    static <T> Outline outline(PerEntity<T> rules, Function<T, Outline> rule) {
        Outline outline = new Outline();
        rules.rules()
                .forEach((entity, list) -> outline.list(
                        entity.key(),
                        list.stream().map(one -> rule.apply(one).node()).toList()));
        return outline;
    }
}
