package org.passportsync.simulator;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One school year with its semesters and grading periods. */
final class SessionRows implements Kind {

    /** One session; days count as in {@link SchoolYear#day}, the parent by its place in the list. */
    private record Session(String suffix, String title, String type, int[] days, int parent) {}

    private static final SchoolYear FIRST = new SchoolYear(0);
    private static final List<Session> ALL = List.of(
            session("", "School Year", "schoolYear", FIRST.starts(), FIRST.ends(), -1),
            session("-s1", "Semester 1", "semester", FIRST.starts(), FIRST.firstSemesterEnds(), 0),
            session("-s1-g1", "Quarter 1", "gradingPeriod", FIRST.starts(), 50, 1),
            session("-s1-g2", "Quarter 2", "gradingPeriod", 51, FIRST.firstSemesterEnds(), 1),
            session("-s2", "Semester 2", "semester", FIRST.firstSemesterEnds() + 1, FIRST.ends(), 0),
            session("-s2-g3", "Quarter 3", "gradingPeriod", FIRST.firstSemesterEnds() + 1, 195, 4),
            session("-s2-g4", "Quarter 4", "gradingPeriod", 196, FIRST.ends(), 4));

    private final SchoolDay today;
    private final SchoolYear year;
    private final String baseUrl;
    private final Template template;

    SessionRows(SchoolDay today, View view, SchoolYear year) {
        this.today = today;
        this.year = year;
        this.baseUrl = view.baseUrl();
        template = Template.of(
                "session.json",
                baseUrl,
                Map.of(
                        "id", this::writeId,
                        "modified", (_, out) -> out.raw(today.dates.text(Rhythm.LONG_AGO)),
                        "title", (number, out) -> out.raw(ALL.get(number).title()),
                        "type", (number, out) -> out.raw(ALL.get(number).type()),
                        "startDate", (number, out) -> out.raw(date(number, 0)),
                        "endDate", (number, out) -> out.raw(date(number, 1)),
                        "schoolYear", (_, out) -> out.digits(today.dates.calendarYear(year) + 1L, 4),
                        "parent", (number, out) -> out.raw(parent(number)),
                        "children", (number, out) -> out.raw(children(number))));
    }

    static int count() {
        return ALL.size();
    }

    @Override
    public void writeId(int number, Utf8 out) {
        out.raw("ses-")
                .digits(today.dates.calendarYear(year), 4)
                .raw(ALL.get(number).suffix());
    }

    @Override
    public void write(int number, Utf8 out) {
        template.write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        return IntStream.range(0, ALL.size())
                .filter(number -> sourcedId.equals(id(number)))
                .findFirst()
                .orElse(-1);
    }

    private byte[] date(int number, int which) {
        return today.dates.text(year.day(ALL.get(number).days()[which]));
    }

    private String parent(int number) {
        int parent = ALL.get(number).parent();
        return parent < 0 ? "null" : reference(parent);
    }

    private String children(int number) {
        return IntStream.range(0, ALL.size())
                .filter(one -> ALL.get(one).parent() == number)
                .mapToObj(this::reference)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String reference(int number) {
        String id = id(number);
        return "{\"href\":\"" + baseUrl + "/academicSessions/" + id + "\",\"sourcedId\":\"" + id
                + "\",\"type\":\"academicSession\"}";
    }

    private String id(int number) {
        Utf8 id = new Utf8();
        writeId(number, id);
        return id.toString();
    }

    private static Session session(String suffix, String title, String type, int from, int to, int parent) {
        return new Session(suffix, title, type, new int[] {from, to}, parent);
    }
}
