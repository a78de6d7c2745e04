package org.passportsync.connection;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.passportsync.roster.EntityType;

/**
 * Says what comes in: a record that meets all conditions of a rule passes by it.
 *
 * @param where conditions that all have to be met
 * @param includeLinked entities that are kept only where they can be reached from a kept record
 */
public record FilterRule(List<FilterTest> where, Set<EntityType> includeLinked) {

    public FilterRule {
        where = List.copyOf(where);
        Set<EntityType> inOrder = EnumSet.noneOf(EntityType.class);
        inOrder.addAll(includeLinked);
        includeLinked = Collections.unmodifiableSet(inOrder);
    }
}
