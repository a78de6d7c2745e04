package org.passportsync.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.passportsync.connection.EndDateIs;
import org.passportsync.roster.AttributeKind;
import org.passportsync.roster.AttributeSpec;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Schema;

/**
 * What decides how raw records become hub records.
 *
 * @param prefix set before every identifier and reference; may be empty
 * @param feeds which source attributes feed which hub attribute, and how
 * @param endDateIs whether an end date is the last day or the day after
 * @param rules what is asked of records, and which of them come in
 */
public record ShapeSettings(String prefix, Feeds feeds, EndDateIs endDateIs, SchoolScope schools, ContentRules rules) {

    /** The same for some entities only. */
    public ShapeSettings only(Predicate<EntityType> wanted) {
        return new ShapeSettings(prefix, feeds.only(wanted), endDateIs, schools, rules);
    }

    /** An entity's attributes, with this connection's custom ones, and what is fed of ties, behind its own. */
    public Schema schema(EntityType entity) {
        List<AttributeSpec> custom = new ArrayList<>(feeds.custom(entity).toList());
        rules.requirements().of(entity).stream()
                .filter(rule -> rule.value() != null && rule.attribute().startsWith("x_"))
                .map(rule -> AttributeSpec.custom(rule.attribute(), AttributeKind.TEXT))
                .filter(spec -> custom.stream().noneMatch(other -> other.name().equals(spec.name())))
                .distinct()
                .forEach(custom::add);
        feeds.ties(entity).forEach(custom::add);
        return custom.isEmpty() ? entity.schema() : entity.schema().with(custom);
    }
}
