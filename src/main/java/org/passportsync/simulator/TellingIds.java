package org.passportsync.simulator;

import java.util.List;

/**
 * What the sourcedIds of a generated district tell by their beginning, so that not every row has to be read to find some.
 *
 * @param years the calendar years that are listed, in their order
 */
public record TellingIds(List<Integer> years) {

    /** The least that may follow what a student's enrollments begin with; most often it is there. */
    static final String FIRST_OF_STUDENT = "00-00";
    /** The least that may follow what the enrollments of a class's teachers begin with. */
    static final String FIRST_OF_TEACHERS = "00";

    private static final int KIND = 4;

    public TellingIds {
        years = List.copyOf(years);
    }

    /** Whether this user is a guardian and nothing else. */
    boolean isOnlyGuardian(String sourcedId) {
        return sourcedId.startsWith("con-");
    }

    /** What enrollments of all students begin with. */
    String ofStudents() {
        return "enr-s-";
    }

    /** What enrollments of the student with this sourcedId begin with, one for each year. */
    List<String> ofStudent(String sourcedId) {
        return years.stream()
                .map(year -> ofStudents() + year + "-" + sourcedId.substring(KIND) + "-")
                .toList();
    }

    /** What enrollments of the teachers of the class with this sourcedId begin with. */
    String ofTeachers(String classId) {
        return "enr-t-" + classId.substring(KIND) + "-";
    }
}
