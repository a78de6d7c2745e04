package org.passportsync.connection;

import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.CONTACT;
import static org.passportsync.roster.EntityType.ENROLLMENT;
import static org.passportsync.roster.EntityType.SCHOOL_ENROLLMENT;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.passportsync.roster.EntityType;

/** Which entities can be reached from a kept record; a closed list without circles. */
final class FilterLinks {

    private FilterLinks() {}

    static Set<EntityType> from(FilteredEntity entity) {
        return switch (entity) {
            case SCHOOL -> Collections.unmodifiableSet(EnumSet.of(CLASS, SCHOOL_ENROLLMENT));
            case COURSE, CALENDAR -> Set.of(CLASS);
            case CLASS -> Set.of(ENROLLMENT);
            case STUDENT -> Collections.unmodifiableSet(EnumSet.of(ENROLLMENT, SCHOOL_ENROLLMENT, CONTACT));
            case TEACHER, ADMIN -> Collections.unmodifiableSet(EnumSet.of(ENROLLMENT, SCHOOL_ENROLLMENT));
            case CONTACT, ENROLLMENT -> Set.of();
        };
    }
}
