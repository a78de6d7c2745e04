package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** What a term that filters keep out of the hub still says. */
class FilteredTermsTest {

    @Test
    void a_term_that_is_over_and_filtered_out_still_says_that_the_school_year_has_begun(@TempDir Path folder) {
        try (LittleDistrict little = new LittleDistrict(folder)) {
            little.rows.put(Resource.ACADEMIC_SESSIONS, """
                    {"sourcedId":"year","status":"active","title":"Fall","type":"term","startDate":"2026-08-20",
                     "endDate":"2026-11-18","schoolYear":"2027"}""");
            little.rows.put(Resource.ACADEMIC_SESSIONS, """
                    {"sourcedId":"spring","status":"active","title":"Spring","type":"term","startDate":"2026-12-20",
                     "endDate":"2027-06-10","schoolYear":"2027"}""");
            little.rows.put(Resource.CLASSES, """
                    {"sourcedId":"art","status":"active","title":"Art","classType":"scheduled",
                     "school":{"sourcedId":"101"},"terms":[{"sourcedId":"spring"}]}""");
            little.user("coach", "principal", "101", null);
            little.rows.put(Resource.ENROLLMENTS, """
                    {"sourcedId":"e-coach","status":"active","role":"teacher","user":{"sourcedId":"coach"},
                     "class":{"sourcedId":"art"},"school":{"sourcedId":"101"}}""");
            little.apply(little.definition()
                    .advanced("staff: TEACHING_ONLY")
                    .section("filters: { calendar: [ { where: [ { attribute: endDate, condition: is future } ] } ] }"));
            little.committed("asOf=2026-09-14");
            little.committed("asOf=2026-11-17");
            assertThat(little.changes(little.committed("asOf=2026-11-19"))).contains("DELETE 2 year DATE");
            little.user("t-205", "teacher", "205", null, "Other");

            Run run = little.committed("asOf=2026-11-20");

            assertThat(little.changes(run)).containsExactly("UPDATE 6 t-205 SOURCE");
            assertThat(little.live(6)).contains("coach");
        }
    }
}
