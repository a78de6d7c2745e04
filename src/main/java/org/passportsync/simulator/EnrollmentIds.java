package org.passportsync.simulator;

import java.util.List;

/**
 * How the sourcedIds of a generated district's enrollments begin, so that a student's or a class's are found without reading all.
 *
 * @param years the calendar years that are listed, in their order
 */
public record EnrollmentIds(List<Integer> years) {

    private static final int KIND = 4;

    public EnrollmentIds {
        years = List.copyOf(years);
    }

    /** What those of all students begin with. */
    String ofStudents() {
        return "enr-s-";
    }

    /** What those of the student with this sourcedId begin with, one for each year. */
    List<String> ofStudent(String sourcedId) {
        return years.stream()
                .map(year -> ofStudents() + year + "-" + sourcedId.substring(KIND) + "-")
                .toList();
    }

    /** What those of the teachers of the class with this sourcedId begin with. */
    String ofTeachers(String classId) {
        return "enr-t-" + classId.substring(KIND) + "-";
    }
}
