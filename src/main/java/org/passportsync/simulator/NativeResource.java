package org.passportsync.simulator;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** A collection of SMS 2.0, with the field that tells its rows apart and one that holds a text. */
public enum NativeResource implements Target {
    SCHOOLS("schools", "SchoolId", "SchoolName"),
    STUDENTS("students", "NameId", "LastName"),
    STAFF("staff", "NameId", "LastName"),
    GUARDIANS("guardians", "NameId", "LastName"),
    COURSES("courses", "CourseId", "CourseName"),
    SECTIONS("sections", "SectionId", "SectionName"),
    GRADING_BUCKETS("gradingbuckets", "GradingBucketId", "Name"),
    /** The enrollments of one student, below the student. */
    ENROLLMENTS("enrollments", "EnrollmentId", "EnrType"),
    /** The same enrollments of all students. */
    STUDENT_SCHEDULES("studentschedules", "EnrollmentId", "EnrType");

    private final String path;
    private final String key;
    private final String text;

    NativeResource(String path, String key, String text) {
        this.path = path;
        this.key = key;
        this.text = text;
    }

    @Override
    public String path() {
        return path;
    }

    /** The field that is its rows' key, for example {@code NameId}. */
    public String key() {
        return key;
    }

    /** A field of its rows that holds a text. */
    String text() {
        return text;
    }

    /** Whether the key is a number. */
    boolean isOfPeople() {
        return key.equals("NameId");
    }

    /** Compares identifiers as their tables are sorted. */
    int compare(String one, String other) {
        return isOfPeople() ? new BigDecimal(one).compareTo(new BigDecimal(other)) : one.compareTo(other);
    }

    /** Whether a school's own rows are listed below the school. */
    boolean isListedBySchool() {
        return this == STUDENTS || this == STAFF || this == COURSES || this == SECTIONS;
    }

    /** The resource with this path, if there is one. */
    public static Optional<NativeResource> named(String path) {
        return Arrays.stream(values()).filter(one -> one.path.equals(path)).findFirst();
    }
}
