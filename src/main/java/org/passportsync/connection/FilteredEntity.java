package org.passportsync.connection;

import java.util.Arrays;
import java.util.Optional;
import org.passportsync.roster.EntityType;

/** What filter rules may be written for; teachers and admins are two views of staff. */
public enum FilteredEntity {
    SCHOOL("school", EntityType.SCHOOL),
    CALENDAR("calendar", EntityType.CALENDAR),
    COURSE("course", EntityType.COURSE),
    CLASS("class", EntityType.CLASS),
    STUDENT("student", EntityType.STUDENT),
    TEACHER("teacher", EntityType.STAFF),
    ADMIN("admin", EntityType.STAFF),
    CONTACT("contact", EntityType.CONTACT),
    ENROLLMENT("enrollment", EntityType.ENROLLMENT);

    private final String key;
    private final EntityType entity;

    FilteredEntity(String key, EntityType entity) {
        this.key = key;
        this.entity = entity;
    }

    /** The name in definitions, for example {@code teacher}. */
    public String key() {
        return key;
    }

    /** The entity that it is a view of. */
    public EntityType entity() {
        return entity;
    }

    /** Finds one by the name that definitions use. */
    public static Optional<FilteredEntity> byKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
