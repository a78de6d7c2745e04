package org.passportsync.simulator;

import java.util.Map;

/** The teachers of classes, one each: number is the number of the class. */
final class TeacherEnrollmentRows implements Kind {

    private static final byte[] TEACHER = Utf8.bytes("teacher");

    private final SchoolDay today;
    private final Layout layout;
    private final Template template;

    TeacherEnrollmentRows(SchoolDay today, View view) {
        this.today = today;
        layout = today.layout;
        References references = new References(today, view.baseUrl());
        template = Template.of(
                "enrollment.json",
                view.baseUrl(),
                Map.ofEntries(
                        Map.entry("id", this::writeId),
                        Map.entry("status", (_, out) -> out.raw(Texts.ACTIVE)),
                        Map.entry("modified", (number, out) -> out.raw(today.dates.text(since(number)))),
                        Map.entry("user", (number, out) -> references.staffId(Section.teacherOf(layout, number), out)),
                        Map.entry("class", (number, out) -> Ids.section(Section.of(layout, number), out)),
                        Map.entry("school", (number, out) -> references.school(school(number), out)),
                        Map.entry("role", (_, out) -> out.raw(TEACHER)),
                        Map.entry("primary", (_, out) -> out.raw(Texts.TRUE)),
                        Map.entry("beginDate", (number, out) -> out.raw(today.dates.text(begins(number)))),
                        Map.entry("endDate", (_, out) -> out.raw(today.dates.text(Dates.YEAR_END)))));
    }

    @Override
    public void writeId(int number, Utf8 out) {
        int generation = today.staffFacts.generation(Section.teacherOf(layout, number), today.day());
        Ids.teacherEnrollment(Section.of(layout, number), generation, out);
    }

    @Override
    public void write(int number, Utf8 out) {
        template.write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        int[] numbers = Ids.numbersOf(sourcedId);
        return numbers.length == 5
                ? new Section(new Course(numbers[0] - 1, numbers[1], numbers[2]), numbers[3]).number(layout)
                : -1;
    }

    private int since(int number) {
        return today.staffFacts.since(Section.teacherOf(layout, number), today.day());
    }

    private int begins(int number) {
        return Math.max(Dates.YEAR_START, since(number));
    }

    private int school(int number) {
        return Section.of(layout, number).course().school();
    }
}
