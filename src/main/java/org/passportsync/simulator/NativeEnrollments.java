package org.passportsync.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enrollments of students.
 *
 * @param courses the course of each class that was looked up before
 */
record NativeEnrollments(Table classes, Map<String, String> courses) implements NativeKind {

    static NativeEnrollments in(Table classes) {
        return new NativeEnrollments(classes, new ConcurrentHashMap<>());
    }

    @Override
    public ObjectNode row(OneRosterRow enrollment, int part) {
        String section = enrollment.reference("class");
        ObjectNode row = OneRosterRow.newRow();
        row.put("EnrollmentId", enrollment.id());
        row.put("CourseId", courses.computeIfAbsent(section, this::course));
        row.put("SectionId", section);
        row.put("SchoolId", NameIds.school(enrollment.reference("school")));
        row.put("NameId", NameIds.of(enrollment.reference("user")));
        row.set("EnrType", enrollment.value("role"));
        row.put("EnrStatus", enrollment.isActive() ? "Active" : "Withdrawn");
        row.put("StartDate", enrollment.date("beginDate"));
        return row.put("EndDate", enrollment.date("endDate"));
    }

    private String course(String section) {
        return OneRosterRow.of(classes, section)
                .map(found -> found.reference("course"))
                .orElse("");
    }
}
