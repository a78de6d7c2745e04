package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
