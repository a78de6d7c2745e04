package org.passportsync.roster;

import java.util.Arrays;
import java.util.Optional;

/** The nine kinds of record in a roster, in the one order in which they are settled. */
public enum EntityType {
    SCHOOL("school", 1),
    CALENDAR("calendar", 2),
    COURSE("course", 3),
    CLASS("class", 4),
    STUDENT("student", 5),
    STAFF("staff", 6),
    SCHOOL_ENROLLMENT("schoolEnrollment", 7),
    ENROLLMENT("enrollment", 8),
    CONTACT("contact", 9);

    private static final EntityType[] ALL = values();

    private final String key;
    private final short code;

    EntityType(String key, int code) {
        this.key = key;
        this.code = (short) code;
    }

    /** The name in definitions, answers and events, for example {@code schoolEnrollment}. */
    public String key() {
        return key;
    }

    /** The number in the database; never reused. */
    public short code() {
        return code;
    }

    /** The attributes that the hub keeps of it. */
    public Schema schema() {
        return Catalogue.of(this);
    }

    /** Finds an entity by the name that definitions use. */
    public static Optional<EntityType> byKey(String key) {
        return Arrays.stream(values()).filter(entity -> entity.key.equals(key)).findFirst();
    }

    /** Finds an entity by its number in the database. */
    public static EntityType byCode(int code) {
        for (EntityType entity : ALL) {
            if (entity.code == code) {
                return entity;
            }
        }
        throw new IllegalArgumentException("no entity has the code " + code);
    }

    /** Says whether it is a person: student, staff or contact. */
    public boolean person() {
        return this == STUDENT || this == STAFF || this == CONTACT;
    }
}
