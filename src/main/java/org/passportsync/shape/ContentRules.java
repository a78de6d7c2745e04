package org.passportsync.shape;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.passportsync.connection.FilterTest;
import org.passportsync.connection.FilteredEntity;
import org.passportsync.connection.Filters;
import org.passportsync.connection.PerEntity;
import org.passportsync.connection.Requirement;
import org.passportsync.connection.StaleRecords;
import org.passportsync.roster.EntityType;

/**
 * What a district asks of a record's own content.
 *
 * @param stale what becomes of live records that fail a requirement that skips
 * @param asOf today, for conditions that compare with it
 */
public record ContentRules(PerEntity<Requirement> requirements, Filters filters, StaleRecords stale, LocalDate asOf) {

    /** Says whether anything is asked of an entity's records. */
    public boolean askOf(EntityType entity) {
        return !requirements.of(entity).isEmpty()
                || views(entity).stream().anyMatch(view -> !filters.of(view).isEmpty());
    }

    /** Says whether a record may pass today and not tomorrow although nothing of it changes. */
    public boolean dependOnToday(EntityType entity) {
        return views(entity).stream()
                .flatMap(view -> filters.of(view).stream())
                .flatMap(rule -> rule.where().stream())
                .anyMatch(test -> test.condition().dependsOnToday());
    }

    /** The custom attributes that rules look at, unless a rule puts them in. */
    Stream<String> customAttributes(EntityType entity) {
        List<Requirement> asked = requirements.of(entity);
        Stream<String> filtered = views(entity).stream()
                .flatMap(view -> filters.of(view).stream())
                .flatMap(rule -> rule.where().stream())
                .map(FilterTest::attribute);
        return Stream.concat(asked.stream().map(Requirement::attribute), filtered)
                .filter(attribute -> attribute.startsWith("x_"))
                .filter(attribute ->
                        asked.stream().noneMatch(rule -> rule.attribute().equals(attribute) && rule.value() != null))
                .distinct();
    }

    /** What an entity's records are filtered as. */
    static List<FilteredEntity> views(EntityType entity) {
        return Arrays.stream(FilteredEntity.values())
                .filter(view -> view.entity() == entity)
                .toList();
    }

    /** The same wherever the same is asked of an entity; empty where nothing is. */
    String text(EntityType entity) {
        if (!askOf(entity)) {
            return "";
        }
        StringBuilder text = new StringBuilder().append(stale).append(requirements.of(entity));
        views(entity).forEach(view -> text.append(view).append(filters.of(view)));
        return text.toString();
    }
}
