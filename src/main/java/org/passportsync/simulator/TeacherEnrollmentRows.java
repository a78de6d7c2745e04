package org.passportsync.simulator;

import java.util.Map;

/** The teachers of the classes of one school year, one each: number is the number of the class. */
final class TeacherEnrollmentRows implements Kind {

    private static final byte[] TEACHER = Utf8.bytes("teacher");

    private final SchoolDay today;
    private final SchoolYear year;
    private final int calendarYear;
    private final Layout layout;
    private final Template template;

    TeacherEnrollmentRows(SchoolDay today, View view, SchoolYear year) {
        this.today = today;
        this.year = year;
        calendarYear = today.dates.calendarYear(year);
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
                        Map.entry("class", (number, out) -> Ids.section(calendarYear, Section.of(layout, number), out)),
                        Map.entry("school", (number, out) -> references.school(school(number), out)),
                        Map.entry("role", (_, out) -> out.raw(TEACHER)),
                        Map.entry("primary", (_, out) -> out.raw(Texts.TRUE)),
                        Map.entry("beginDate", (number, out) -> out.raw(today.dates.text(begins(number)))),
                        Map.entry("endDate", (_, out) -> out.raw(today.dates.text(year.ends())))));
    }

    @Override
    public void writeId(int number, Utf8 out) {
        int generation = today.staffFacts.generation(Section.teacherOf(layout, number), today.day());
        Ids.teacherEnrollment(calendarYear, Section.of(layout, number), generation, out);
    }

    @Override
    public void write(int number, Utf8 out) {
        template.write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        int[] numbers = Ids.numbersOf(sourcedId);
        return numbers.length == 6
                ? new Section(new Course(numbers[1] - 1, numbers[2], numbers[3]), numbers[4]).number(layout)
                : -1;
    }

    private int since(int number) {
        return today.staffFacts.since(Section.teacherOf(layout, number), today.day());
    }

    private int begins(int number) {
        return year.within(Math.max(year.starts(), since(number)));
    }

    private int school(int number) {
        return Section.of(layout, number).course().school();
    }
}
