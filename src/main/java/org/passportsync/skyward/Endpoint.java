package org.passportsync.skyward;

import java.net.URI;
import org.passportsync.connection.NativeApi.Paging;
import org.passportsync.wire.Addresses;

/**
 * Where and how one resource is read.
 *
 * @param path below the service URL, perhaps with a placeholder
 * @param paging CURSOR or OFFSET
 * @param key the field that identifies a row
 */
record Endpoint(String resource, String path, Paging paging, String key) {

    static final String SCHOOL = "{SchoolId}";
    static final String STUDENT = "{NameId}";

    /** Of what there is one list. */
    enum Scope {
        DISTRICT,
        SCHOOL,
        STUDENT
    }

    Scope scope() {
        if (path.contains(STUDENT)) {
            return Scope.STUDENT;
        }
        return path.contains(SCHOOL) ? Scope.SCHOOL : Scope.DISTRICT;
    }

    /** The one list's address. */
    URI at(URI base) {
        return Addresses.under(base, path);
    }

    /** The address of the list of one school or one student. */
    URI at(URI base, String id) {
        return Addresses.under(base, filled(Addresses.encoded(id)));
    }

    /** The address as it may stand in a message: without anybody's identifier. */
    URI shown(URI base) {
        return Addresses.under(base, filled("*"));
    }

    private String filled(String text) {
        return path.replace(SCHOOL, text).replace(STUDENT, text);
    }
}
