package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** What becomes of records whose references a requirement wants to exist. */
class RequiredReferencesTest extends InLittleDistrict {

    @Test
    void calendars_come_with_the_one_that_they_are_part_of() {
        calendar("fall", "next", "semester");
        calendar("first", "fall", "gradingPeriod");
        district.apply(district.definition()
                .section("requirements: { calendar: [ { attribute: parent, check: reference, otherwise: SKIP } ] }"));
        district.committed();
        assertThat(district.live(2)).doesNotContain("fall");

        calendar("next", "year", "schoolYear");

        assertThat(district.changes(district.committed()))
                .containsExactly("CREATE 2 fall SOURCE", "UPDATE 2 first SOURCE", "CREATE 2 next SOURCE");
        assertThat(open()).isEmpty();
        assertThat(district.changes(district.committed())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLAG", "SKIP"})
    void a_class_that_a_filter_leaves_out_is_not_asked(String otherwise) {
        district.rows.put(Resource.CLASSES, """
                {"sourcedId":"math-101-1","status":"active","title":"Math 1","classType":"scheduled",
                 "course":{"sourcedId":"math-101"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"gone"}]}""");
        district.apply(district.definition()
                .advanced("holdThreshold: none")
                .section("requirements: { class: [ { attribute: calendars, check: reference, otherwise: " + otherwise
                        + " } ] }\nfilters: { course: [ { where: [ { attribute: title, condition: equals text, value: Art } ],"
                        + " includeLinked: [class] } ] }"));
        district.committed();

        assertThat(district.live(4)).isEmpty();
        assertThat(open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLAG", "SKIP"})
    void a_class_that_goes_with_its_school_is_not_asked(String otherwise) {
        district.rows.put(Resource.CLASSES, """
                {"sourcedId":"math-205-1","status":"active","title":"Math 1","classType":"scheduled",
                 "course":{"sourcedId":"gone"},"school":{"sourcedId":"205"},"terms":[{"sourcedId":"year"}]}""");
        district.apply(district.definition().advanced("holdThreshold: none"));
        district.committed();
        district.apply(district.definition()
                .advanced("holdThreshold: none")
                .section("requirements: { class: [ { attribute: course, check: reference, otherwise: " + otherwise
                        + " } ] }"));
        district.rows.put(Resource.ORGS, """
                {"sourcedId":"205","status":"inactive","name":"School 205","type":"school"}""");

        assertThat(district.changes(district.committed()))
                .contains("DELETE 4 math-205-1 PARENT", "DELETE 8 e-s-205-01 PARENT");
        assertThat(open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"KEEP,held_back,2", "DELETE,out_of_scope,1"})
    void what_a_missing_reference_drops_is_not_counted_as_kept(String stale, String where, int unchanged) {
        clazz("math-101-1", "math-101");
        district.apply(district.definition().advanced("holdThreshold: none"));
        assertThat(classes(district.committed(), where)).isEqualTo("2 read: 2 kept, 0 others, 0 unchanged");
        district.apply(district.definition()
                .advanced("holdThreshold: none\n  staleRecords: " + stale)
                .section("requirements: { class: [ { attribute: course, check: reference, otherwise: SKIP } ] }"));
        clazz("math-101-1", "chess");
        clazz("chess-101-1", "chess");

        for (String force : List.of("force=false", "force=false", "force=true", "entities=class")) {
            assertThat(classes(district.committed(force), where))
                    .as(force)
                    .isEqualTo("3 read: 1 kept, 2 others, " + unchanged + " unchanged");
        }
        district.rows.put(Resource.COURSES, """
                {"sourcedId":"chess","status":"active","title":"Chess","org":{"sourcedId":"101"}}""");
        assertThat(classes(district.committed(), where)).startsWith("3 read: 3 kept, 0 others");
        assertThat(classes(district.committed(), where)).isEqualTo("3 read: 3 kept, 0 others, 3 unchanged");
    }

    private void clazz(String id, String course) {
        district.rows.put(Resource.CLASSES, """
                {"sourcedId":"%s","status":"active","title":"A class","classType":"scheduled",
                 "course":{"sourcedId":"%s"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"year"}]}""".formatted(id, course));
    }

    private String classes(Run run, String where) {
        return district.house
                .sql()
                .sql("select read || ' read: ' || kept || ' kept, ' || " + where
                        + " || ' others, ' || unchanged || ' unchanged'"
                        + " as told from run_count where run_id = :run and entity = 4 and school = ''")
                .param("run", run.id())
                .query((row, _) -> row.getString("told"))
                .single();
    }

    private void calendar(String id, String parent, String type) {
        district.rows.put(Resource.ACADEMIC_SESSIONS, """
                {"sourcedId":"%s","status":"active","title":"%1$s","type":"%s","startDate":"2026-08-01",
                 "endDate":"2026-12-20","schoolYear":"2027","parent":{"sourcedId":"%s"}}""".formatted(id, type, parent));
    }

    /** The open issues, for example {@code SKIPPED reference fall}. */
    private List<String> open() {
        return district.house
                .sql()
                .sql(
                        "select kind || ' ' || rule || ' ' || sis_id as told from issue where closed_run is null order by 1")
                .query((row, _) -> row.getString("told"))
                .list();
    }
}
