package org.passportsync.simulator;

import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sections with those who teach them.
 *
 * @param enrollments of OneRoster
 * @param ofClass the ranks of the enrollments of a class that are no student's
 */
record NativeSections(Table enrollments, Function<String, int[]> ofClass) implements NativeKind {

    @Override
    public ObjectNode row(OneRosterRow one, int part) {
        ObjectNode row = OneRosterRow.newRow();
        row.put("SectionId", one.id());
        row.put("CourseId", one.reference("course"));
        row.put("SchoolId", NameIds.school(one.reference("school")));
        row.set("SectionCode", one.value("classCode"));
        row.set("SectionName", one.value("title"));
        row.set("SectionType", one.value("classType"));
        row.set("Room", one.value("location"));
        row.set("Periods", one.list("periods"));
        ArrayNode buckets = row.putArray("GradingBucketIds");
        one.references("terms").forEach(buckets::add);
        ArrayNode staff = row.putArray("Staff");
        IntStream.of(ofClass.apply(one.id()))
                .mapToObj(rank -> OneRosterRow.at(enrollments, rank))
                .flatMap(found -> found.filter(OneRosterRow::isActive).stream())
                .forEach(found -> staff.add(teacher(found)));
        return row;
    }

    private static ObjectNode teacher(OneRosterRow enrollment) {
        ObjectNode teacher = OneRosterRow.newRow();
        teacher.put("NameId", NameIds.of(enrollment.reference("user")));
        teacher.put("IsPrimary", enrollment.text("primary").equals("true"));
        teacher.set("Role", enrollment.value("role"));
        teacher.put("StartDate", enrollment.date("beginDate"));
        return teacher.put("EndDate", enrollment.date("endDate"));
    }
}
