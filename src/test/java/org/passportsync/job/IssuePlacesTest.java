package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.simulator.Resource;

/** Issues name the page where a record stands, also of records that came as they were before. */
class IssuePlacesTest extends InLittleDistrict {

    private static final int ROWS_OF_A_PAGE = 7;
    private static final int NEW_ROWS_OF_A_PAGE = 6; // the first is the last of the page before

    @Test
    void an_enrollment_that_came_as_before_and_is_skipped_with_its_class_is_found_on_its_page() {
        district.apply(inSmallPages(
                        "requirements: { class: [ { attribute: title, check: { maxLength: 9 }, otherwise: SKIP } ] }")
                .advanced("staleRecords: DELETE\n  holdThreshold: none"));
        district.committed();
        district.rows.put(Resource.CLASSES, """
                {"sourcedId":"math-205-1","status":"active","title":"A title that is too long","classType":"scheduled",
                 "course":{"sourcedId":"math-205"},"school":{"sourcedId":"205"},"terms":[{"sourcedId":"year"}]}""");

        district.committed();

        List<String> skipped = places("PARENT_SKIPPED");
        assertThat(skipped)
                .hasSize(11)
                .contains("8 e-s-205-01 " + placeOf(Resource.ENROLLMENTS, "enrollments", "e-s-205-01"));
        assertThat(skipped).allMatch(place -> place.matches(".* enrollments#[0-9]+"));
    }

    @Test
    void whoever_is_compared_with_others_for_the_first_time_is_found_on_the_page_of_its_own_part() {
        student("zz1");
        student("zz2");
        district.apply(inSmallPages(""));
        district.committed();

        district.apply(inSmallPages("uniqueness: { student: [ { attributes: [email] } ] }")
                .advanced("compareByUniqueness: true"));
        district.committed();

        assertThat(places("unique")).containsExactly("5 zz2 " + placeOf(Resource.USERS, "users", "zz2"));
    }

    @Test
    void whoever_lacks_something_since_another_row_of_theirs_is_gone_is_found_on_the_page_of_its_own_part() {
        student("zz1");
        district.rows.put(Resource.DEMOGRAPHICS, """
                {"sourcedId":"zz1","status":"active","birthDate":"2012-05-01","sex":"female"}""");
        district.apply(inSmallPages("requirements: { student: [ { attribute: birthDate, missing: FLAG } ] }"));
        district.committed();
        district.rows.remove(Resource.DEMOGRAPHICS, "zz1");

        district.committed();

        assertThat(places("missing")).contains("5 zz1 " + placeOf(Resource.USERS, "users", "zz1"));
    }

    private Definitions inSmallPages(String section) {
        return district.definition()
                .with("pageSize", String.valueOf(ROWS_OF_A_PAGE))
                .section(section);
    }

    private void student(String id) {
        district.rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "email":"shared@lakeside.example",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"101","type":"org"}}]}""".formatted(id));
    }

    /** The issues by a rule, each with entity, SIS ID and page. */
    private List<String> places(String rule) {
        return district.house
                .sql()
                .sql("select entity || ' ' || sis_id || ' ' || slice || '#' || page as told from issue"
                        + " where closed_run is null and rule = :rule order by 1")
                .param("rule", rule)
                .query((row, _) -> row.getString("told"))
                .list();
    }

    /** Where a row stands among those of its resource, which the simulator lists in the order of their identifiers. */
    private String placeOf(Resource resource, String slice, String identifier) {
        return slice + "#" + district.rows.ids(resource).indexOf(identifier) / NEW_ROWS_OF_A_PAGE;
    }
}
