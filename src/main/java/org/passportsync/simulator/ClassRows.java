package org.passportsync.simulator;

import java.util.Map;

/** The classes of one school year; now and then one moves to another room. */
final class ClassRows implements Kind {

    private static final int CHANGE_PERIOD = 50;
    private static final int ROOMS = 90;

    private final SchoolDay today;
    private final SchoolYear year;
    private final int calendarYear;
    private final Layout layout;
    private final Rhythm moves;
    private final String baseUrl;
    private final Template template;

    ClassRows(SchoolDay today, View view, SchoolYear year) {
        this.today = today;
        this.year = year;
        calendarYear = today.dates.calendarYear(year);
        layout = today.layout;
        moves = Rhythm.of(today.population, Dice.Question.CLASS_RHYTHM, CHANGE_PERIOD);
        baseUrl = view.baseUrl();
        template = Template.of("class.json", baseUrl, places(new References(today, baseUrl)));
    }

    @Override
    public void writeId(int number, Utf8 out) {
        Ids.section(calendarYear, Section.of(layout, number), out);
    }

    @Override
    public void write(int number, Utf8 out) {
        template.write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        int[] numbers = Ids.numbersOf(sourcedId);
        return numbers.length == 5
                ? new Section(new Course(numbers[1] - 1, numbers[2], numbers[3]), numbers[4]).number(layout)
                : -1;
    }

    private Map<String, Template.Filling> places(References references) {
        return Map.ofEntries(
                Map.entry("id", this::writeId),
                Map.entry("modified", (number, out) -> out.raw(today.dates.text(moves.changedOn(number, day())))),
                Map.entry("title", this::title),
                Map.entry(
                        "classCode",
                        (number, out) -> out.raw(subject(number).code).raw('-').digits(number, 6)),
                Map.entry(
                        "classType",
                        (number, out) -> out.raw(subject(number) == Subject.HOMEROOM ? HOMEROOM : SCHEDULED)),
                Map.entry("location", this::room),
                Map.entry(
                        "grade",
                        (number, out) -> out.raw(Texts.grade(course(number).grade()))),
                Map.entry("subject", (number, out) -> out.raw(subject(number).title)),
                Map.entry("subjectCode", (number, out) -> out.raw(subject(number).code)),
                Map.entry("period", (number, out) -> out.digits(course(number).subject() + 1L, 1)),
                Map.entry("course", (number, out) -> Ids.course(course(number), out)),
                Map.entry(
                        "school",
                        (number, out) -> references.school(course(number).school(), out)),
                Map.entry("terms", this::terms));
    }

    private static final byte[] HOMEROOM = Utf8.bytes("homeroom");
    private static final byte[] SCHEDULED = Utf8.bytes("scheduled");

    private void room(int number, Utf8 out) {
        out.raw('R').digits(101L + (number + moves.version(number, day()) * 7L) % ROOMS, 3);
    }

    private void title(int number, Utf8 out) {
        Section section = Section.of(layout, number);
        out.raw(Subject.of(section.course().subject()).title)
                .raw(' ')
                .raw(Texts.grade(section.course().grade()))
                .raw(' ')
                .raw('#')
                .digits(section.parallel() + 1L, 1);
    }

    private void terms(int number, Utf8 out) {
        int semester = Section.of(layout, number).semester();
        out.raw('[');
        if (semester != 2) {
            term(1, out);
        }
        if (semester == 0) {
            out.raw(',');
        }
        if (semester != 1) {
            term(2, out);
        }
        out.raw(']');
    }

    private void term(int semester, Utf8 out) {
        String id = "ses-" + calendarYear + "-s" + semester;
        out.raw("{\"href\":\"" + baseUrl + "/academicSessions/" + id + "\",\"sourcedId\":\"" + id
                + "\",\"type\":\"academicSession\"}");
    }

    private int day() {
        return year.within(today.day());
    }

    private Course course(int number) {
        return Section.of(layout, number).course();
    }

    private Subject subject(int number) {
        return Subject.of(course(number).subject());
    }
}
