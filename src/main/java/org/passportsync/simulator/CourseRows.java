package org.passportsync.simulator;

import java.util.Map;

/** The courses: in each school one for each grade and subject. */
final class CourseRows implements Kind {

    private final Layout layout;
    private final Template template;

    CourseRows(SchoolDay today, View view) {
        layout = today.layout;
        References references = new References(today, view.baseUrl());
        template = Template.of(
                "course.json",
                view.baseUrl(),
                Map.of(
                        "id", this::writeId,
                        "modified", (_, out) -> out.raw(today.dates.text(Rhythm.LONG_AGO)),
                        "title",
                                (number, out) ->
                                        out.raw(subject(number).title).raw(' ').raw(grade(number)),
                        "year", (_, out) -> out.digits(today.dates.calendarYear(today.year), 4),
                        "courseCode",
                                (number, out) -> out.raw(subject(number).code).raw(grade(number)),
                        "grade", (number, out) -> out.raw(grade(number)),
                        "subject", (number, out) -> out.raw(subject(number).title),
                        "subjectCode", (number, out) -> out.raw(subject(number).code),
                        "org",
                                (number, out) -> references.school(
                                        Course.of(layout, number).school(), out)));
    }

    @Override
    public void writeId(int number, Utf8 out) {
        Ids.course(Course.of(layout, number), out);
    }

    @Override
    public void write(int number, Utf8 out) {
        template.write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        int[] numbers = Ids.numbersOf(sourcedId);
        return numbers.length == 3 ? new Course(numbers[0] - 1, numbers[1], numbers[2]).number(layout) : -1;
    }

    private Subject subject(int number) {
        return Subject.of(Course.of(layout, number).subject());
    }

    private byte[] grade(int number) {
        return Texts.grade(Course.of(layout, number).grade());
    }
}
