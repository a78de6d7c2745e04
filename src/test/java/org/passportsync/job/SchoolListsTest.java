package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.job.SchoolLists.Kind;
import org.passportsync.job.SchoolLists.Line;
import org.passportsync.job.Schools.Answer;
import org.passportsync.job.Schools.From;
import org.passportsync.run.Run;
import org.passportsync.run.RunReports;
import org.passportsync.shape.SchoolSuggestion;
import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** What the command {@code schools} tells. */
class SchoolListsTest extends MappedSchools {

    @Test
    void before_any_run_the_sis_can_be_asked_and_the_last_run_is_not_there() throws Exception {
        house.apply(mapping("{ source: \"101\", new: Lincoln }"));

        assertThat(house.schools.list("lakeside", From.LAST_RUN))
                .isInstanceOfSatisfying(
                        Answer.Wrong.class,
                        wrong -> assertThat(wrong.reason())
                                .contains("no run of lakeside has read its schools", "from=sis"));
        SchoolLists lists = lists(From.SIS);
        assertThat(sources(lists, Kind.EXISTING)).containsExactly("101");
        assertThat(sources(lists, Kind.MISSING)).containsExactly("205");
    }

    @Test
    void sms_2_0_lists_schools_by_their_names_too() throws Exception {
        house.apply(Definitions.natively(skyward)
                .text()
                .replace("autoMap: true", "map: [ { source: \"205\", new: Washington Middle } ]"));

        assertThat(lists(From.SIS).of(Kind.MISSING))
                .extracting(Line::mapLine)
                .containsExactly("- { source: \"101\", new: \"Lincoln Elementary\" }");
    }

    @Test
    void existing_schools_have_their_hub_school_and_the_number_of_live_records() throws Exception {
        house.apply(all());
        committed();

        Line lincoln = lists(From.LAST_RUN).of(Kind.EXISTING).getFirst();

        assertThat(lincoln.hub()).extracting(hub -> hub.slug()).isEqualTo("lincoln-elementary");
        assertThat(lincoln.live())
                .as("7 students with 7 ties, 6 enrollments, a class and a course")
                .isEqualTo(7 + 7 + 6 + 1 + 1);
    }

    @Test
    void missing_schools_come_with_the_line_that_maps_them_and_the_line_that_keeps_them_out() throws Exception {
        district.school("300", "Roosevelt \"High\"", "");
        house.apply(mapping("{ source: \"101\", new: Lincoln Elementary }"));
        committed();

        List<Line> missing = lists(From.LAST_RUN).of(Kind.MISSING);

        assertThat(missing)
                .extracting(Line::mapLine)
                .containsExactly(
                        "- { source: \"205\", new: \"Washington Middle\" }",
                        "- { source: \"300\", new: \"Roosevelt \\\"High\\\"\" }");
        assertThat(missing).extracting(Line::excludeLine).containsExactly("- \"205\"", "- \"300\"");
        String pasted = all().replace(
                        "autoMap: true",
                        "map:\n    - { source: \"101\", new: Lincoln Elementary }\n    "
                                + missing.getFirst().mapLine() + "\n  exclude:\n    "
                                + missing.getLast().excludeLine());
        house.apply(pasted);
        SchoolLists after = lists(From.LAST_RUN);
        assertThat(sources(after, Kind.MISSING)).isEmpty();
        assertThat(sources(after, Kind.EXCLUDED)).containsExactly("300");
    }

    @Test
    void schools_with_missing_data_are_mapped_and_gone_or_never_were_there() throws Exception {
        house.apply(all());
        committed();
        district.without("205");
        house.apply(all().replace("autoMap: true", "autoMap: true\n  map: [ { source: \"999\", new: Nowhere } ]"));

        List<Line> gone = lists(From.SIS).of(Kind.MISSING_DATA);

        assertThat(gone).extracting(line -> line.planned().school().id()).containsExactly("205", "999");
        assertThat(gone).extracting(line -> line.planned().mapped()).containsExactly(true, false);
        assertThat(gone.getFirst().live()).isPositive();
    }

    @Test
    void a_hub_school_of_another_connection_is_suggested_in_the_list_and_the_summary_and_not_taken() throws Exception {
        house.apply(all().replace("advanced:", "advanced:\n  multipleSources: true"));
        committed();
        SmallDistrict elsewhere =
                new SmallDistrict().school("L1", "Lincoln Elementary", "").people("L1", 50, 51);
        try (SimulatedSkyward second = SimulatedSkyward.start(
                SimulatorSettings.of(elsewhere.rows()).with(AccessRecord.of("second", skyward.clientSecret())))) {
            house.apply(Definitions.lakeside(second)
                    .text()
                    .replace("connection: lakeside", "connection: second")
                    .replace("advanced:", "advanced:\n  multipleSources: true"));
            Run run = ((Launched.Ended) house.launch("connection=second", "asOf=2026-09-15")).run();

            assertThat(new RunReports(house.place.database(), house.connections)
                            .of(run)
                            .remarks())
                    .anyMatch(text -> text.contains("school L1 (Lincoln Elementary) got a hub school of its own")
                            && text.contains("{ source: \"L1\", existing: lincoln-elementary }"));
            Line line = ((Answer.Listed) house.schools.list("second", From.LAST_RUN))
                    .lists()
                    .of(Kind.EXISTING)
                    .getFirst();
            assertThat(line.hub()).extracting(hub -> hub.slug()).isEqualTo("lincoln-elementary-2");
            assertThat(line.planned().suggestion())
                    .isEqualTo(new SchoolSuggestion("lincoln-elementary", SchoolSuggestion.Reason.NAME));
        }
    }

    @Test
    void the_summary_says_how_many_people_only_unmapped_schools_hold() {
        house.apply(mapping("{ source: \"101\", new: Lincoln Elementary }"));

        assertThat(new RunReports(house.place.database(), house.connections)
                        .of(committed())
                        .remarks())
                .anyMatch(text -> text.startsWith("5 students and 0 staff are out of scope"))
                .anyMatch(text -> text.startsWith("school 205 (Washington Middle) is not mapped"));
    }

    @Test
    void attributes_are_asked_again_for_mapped_schools_only() throws Exception {
        house.apply(all());
        committed();

        assertThat(house.schools.refresh("lakeside", Set.of("999"), House.OPERATOR))
                .isInstanceOfSatisfying(
                        Answer.Wrong.class,
                        wrong -> assertThat(wrong.reason()).contains("no school 999", "mapped are [101, 205]"));
        assertThat(house.schools.refresh("lakeside", Set.of(), House.OPERATOR))
                .isEqualTo(new Answer.Refreshing(List.of("101", "205")));
        assertThat(lists(From.LAST_RUN).of(Kind.EXISTING)).allMatch(Line::refresh);
    }

    private SchoolLists lists(From from) throws InterruptedException {
        return ((Answer.Listed) house.schools.list("lakeside", from)).lists();
    }

    private static List<String> sources(SchoolLists lists, Kind kind) {
        return lists.of(kind).stream().map(line -> line.planned().school().id()).toList();
    }
}
