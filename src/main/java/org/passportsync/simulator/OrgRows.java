package org.passportsync.simulator;

import java.util.Map;

/** The district, which is number 0, and its schools. */
final class OrgRows implements Kind {

    private static final byte[] DISTRICT = Utf8.bytes("dst-lakeside");
    private static final String[] FIRST = {
        "Lincoln", "Cedar", "Maple", "Willow", "Prairie", "Granite", "Harbor", "Juniper", "Meadow", "Copper",
        "Silver", "Aspen", "Birch", "Canyon", "Eagle", "Falcon", "Garden", "Heron", "Iris", "Lakeside",
        "Linden", "Mill", "North", "Oak", "Pine", "Quarry", "River", "Sunset", "Timber", "Valley"
    };
    private static final String[] SECOND = {
        "Park", "Ridge", "Hollow", "Creek", "Grove", "Hill", "Point", "Springs", "View", "Crossing",
        "Bend", "Bluff", "Brook", "Corner", "Field", "Gate", "Glen", "Heights", "Junction", "Landing",
        "Meadows", "Mesa", "Orchard", "Pass", "Pond", "Road", "Run", "Shore", "Trail", "Woods"
    };

    private final SchoolDay today;
    private final References references;
    private final Template district;
    private final Template school;

    OrgRows(SchoolDay today, View view) {
        this.today = today;
        references = new References(today, view.baseUrl());
        Map<String, Template.Filling> places = Map.of(
                "id", this::writeId,
                "modified", (_, out) -> out.raw(today.dates.text(Rhythm.LONG_AGO)),
                "name", this::name,
                "identifier", (number, out) -> out.raw("48").digits(number, 4),
                "children", (_, out) -> children(out));
        district = Template.of("district.json", view.baseUrl(), places);
        school = Template.of("school.json", view.baseUrl(), places);
    }

    @Override
    public void writeId(int number, Utf8 out) {
        if (number == 0) {
            out.raw(DISTRICT);
        } else {
            Ids.school(number - 1, out);
        }
    }

    @Override
    public void write(int number, Utf8 out) {
        (number == 0 ? district : school).write(number, out);
    }

    @Override
    public int numberOf(String sourcedId) {
        int[] numbers = Ids.numbersOf(sourcedId);
        return numbers.length == 0 ? 0 : numbers[0];
    }

    private void name(int number, Utf8 out) {
        if (number == 0) {
            out.raw("Lakeside School District");
            return;
        }
        int at = number - 1;
        String second = SECOND[(at / FIRST.length + at) % SECOND.length];
        String level = today.layout.ofSchool(at).level().title;
        out.raw(FIRST[at % FIRST.length]).raw(' ').raw(second).raw(' ').raw(level);
    }

    private void children(Utf8 out) {
        out.raw('[');
        for (int rank = 0; rank < today.schools.size(); rank++) {
            if (rank > 0) {
                out.raw(',');
            }
            references.school(today.schools.numberAt(rank), out);
        }
        out.raw(']');
    }
}
