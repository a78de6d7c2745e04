package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.simulator.Resource;

/**
 * Classes and terms that a requirement has held back since the first upload, and that move while they are still held back:
 * they have no good version to stay in, so that what they say now counts, as in a first sync.
 */
class HeldFromTheStartTest {

    private static final String SHORT_TITLES = "%s: [ { attribute: title, check: { maxLength: 9 }, otherwise: SKIP } ]";

    private LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder);
        session("next", "2027-28", "2027-08-01", "2028-06-30");
        artIn("year");
        district.user("coach", "principal", "101", null);
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"e-coach","status":"active","role":"teacher","user":{"sourcedId":"coach"},
                 "class":{"sourcedId":"art"},"school":{"sourcedId":"101"}}""");
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"in-art","status":"active","role":"student","user":{"sourcedId":"s-101-01"},
                 "class":{"sourcedId":"art"},"school":{"sourcedId":"101"}}""");
    }

    @AfterEach
    void leave() {
        district.close();
    }

    @Test
    void whoever_teaches_a_class_that_moved_to_another_year_is_judged_by_that_year() {
        apply("class");
        district.committed();
        assertThat(teaching()).containsExactly("coach", "t-101", "t-205");

        artIn("next");
        district.committed();
        assertThat(teaching()).containsExactly("t-101", "t-205");
        assertThat(skippedWithTheirClass()).isEmpty();

        artIn("year");
        district.committed();
        assertThat(teaching()).containsExactly("coach", "t-101", "t-205");
        assertThat(skippedWithTheirClass()).containsExactly("e-coach", "in-art");
    }

    @Test
    void a_term_that_moved_says_from_when_to_when_its_classes_go() {
        session("fall", "Fall semester", "2026-08-20", "2026-12-20");
        artIn("fall");
        apply("calendar");
        district.committed();
        assertThat(district.live(8)).contains("e-coach", "in-art");

        session("fall", "Fall semester", "2026-11-01", "2026-12-20");
        district.committed();

        assertThat(district.live(8)).hasSize(32).doesNotContain("e-coach", "in-art");
    }

    private void apply(String held) {
        district.apply(district.definition().section("requirements: { " + SHORT_TITLES.formatted(held) + " }"));
    }

    private void session(String id, String title, String from, String to) {
        district.rows.put(Resource.ACADEMIC_SESSIONS, """
                {"sourcedId":"%s","status":"active","title":"%s","type":"term","startDate":"%s","endDate":"%s",
                 "schoolYear":"%s"}""".formatted(id, title, from, to, to.substring(0, 4)));
    }

    private void artIn(String term) {
        district.rows.put(Resource.CLASSES, """
                {"sourcedId":"art","status":"active","title":"Art for everybody","classType":"scheduled",
                 "course":{"sourcedId":"math-101"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"%s"}]}""".formatted(term));
    }

    private List<String> teaching() {
        return listed("select sis_id from passport_record where entity = 6 and deleted_at is null"
                + " and document ->> 'teaching' = 'true' order by 1");
    }

    /** Enrollments whose class was skipped, and that would be there if it were not: those outside their dates are not told. */
    private List<String> skippedWithTheirClass() {
        return listed("select sis_id from issue where closed_run is null and rule = 'PARENT_SKIPPED' and entity = 8"
                + " order by 1");
    }

    private List<String> listed(String sql) {
        return district.house
                .sql()
                .sql(sql)
                .query((row, _) -> row.getString("sis_id"))
                .list();
    }
}
