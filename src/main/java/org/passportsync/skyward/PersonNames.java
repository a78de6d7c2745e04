package org.passportsync.skyward;

import org.passportsync.sis.SourceRow;

/** A person's names: the full ones where Skyward has them, else those that it shortens. */
final class PersonNames {

    static final String GIVEN = "givenName";
    static final String MIDDLE = "middleName";
    static final String FAMILY = "familyName";

    private final Name given;
    private final Name middle;
    private final Name family;

    /** Where a name goes, and the fields that it may come from. */
    private record Name(int slot, int full, int plain) {

        void put(SourceRow row, NativeObject object) {
            String found = object.text(full);
            Rows.set(row, slot, found == null ? object.value(plain) : found);
        }
    }

    PersonNames(Rows rows, Fields fields) {
        this.given = new Name(rows.slot(GIVEN), fields.place("FullFirstName"), fields.place("FirstName"));
        this.middle = new Name(rows.slot(MIDDLE), fields.place("FullMiddleName"), fields.place("MiddleName"));
        this.family = new Name(rows.slot(FAMILY), fields.place("FullLastName"), fields.place("LastName"));
    }

    void put(SourceRow row, NativeObject object) {
        given.put(row, object);
        middle.put(row, object);
        family.put(row, object);
    }
}
