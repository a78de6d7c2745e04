package org.passportsync.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A base collection of the OneRoster rostering service, with the fields its rows may be sorted by. */
public enum Resource implements Target {
    ORGS("orgs", "org", "name type identifier"),
    ACADEMIC_SESSIONS("academicSessions", "academicSession", "title startDate endDate type schoolYear"),
    COURSES("courses", "course", "title courseCode"),
    CLASSES("classes", "class", "title classCode classType location"),
    USERS("users", "user", "username enabledUser givenName familyName middleName identifier email sms phone role"),
    ENROLLMENTS("enrollments", "enrollment", "role primary beginDate endDate"),
    DEMOGRAPHICS("demographics", "demographics", "birthDate sex");

    private final String path;
    private final String single;
    private final Set<String> fields;

    Resource(String path, String single, String fields) {
        this.path = path;
        this.single = single;
        this.fields = Set.of(("sourcedId status dateLastModified " + fields).split(" "));
    }

    /** The last part of the collection's path, which is also the key of its envelope, for example {@code users}. */
    @Override
    public String path() {
        return path;
    }

    /** The envelope key of one object, for example {@code user}. */
    public String single() {
        return single;
    }

    /** Whether rows may be sorted by this top-level field. */
    boolean hasField(String field) {
        return fields.contains(field);
    }

    /** The resource with this path, if there is one. */
    public static Optional<Resource> named(String path) {
        return Arrays.stream(values()).filter(one -> one.path.equals(path)).findFirst();
    }
}
