package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.simulator.Resource;

/** Which classes go with what a filter leaves out, where its rule says that they are linked. */
class IncludeLinkedTest {

    private LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder);
        district.rows.put(Resource.ACADEMIC_SESSIONS, """
                {"sourcedId":"fall","status":"active","title":"Fall","type":"semester","startDate":"2026-08-01",
                 "endDate":"2026-12-20","schoolYear":"2027","parent":{"sourcedId":"year"}}""");
        art("in-fall", "{\"sourcedId\":\"fall\"}");
        art("in-both", "{\"sourcedId\":\"fall\"},{\"sourcedId\":\"year\"}");
        district.apply(district.definition());
        district.committed();
        assertThat(district.live(4)).containsExactly("in-both", "in-fall", "math-101-1", "math-205-1");
    }

    private void art(String id, String terms) {
        district.rows.put(Resource.CLASSES, """
                {"sourcedId":"%s","status":"active","title":"Art","classType":"scheduled","course":{"sourcedId":"math-101"},
                 "school":{"sourcedId":"101"},"terms":[%s]}""".formatted(id, terms));
    }

    @AfterEach
    void leave() {
        district.close();
    }

    @Test
    void a_class_is_linked_to_calendars_while_one_of_its_own_is_kept() {
        assertThat(left("calendar: [ { where: [ { attribute: title, condition: does not contain text, value: Fall } ]"))
                .containsExactly("DELETE 4 in-fall FILTER");
    }

    @Test
    void classes_go_with_their_filtered_school() {
        assertThat(left("school: [ { where: [ { attribute: name, condition: does not contain text, value: \"205\" } ]"))
                .containsExactly("DELETE 4 math-205-1 PARENT");
    }

    /** The classes that leave once the rule is there. */
    private List<String> left(String rule) {
        district.apply(district.definition()
                .advanced("holdThreshold: none")
                .section("filters: { " + rule + ", includeLinked: [class] } ] }"));
        return district.changes(district.committed()).stream()
                .filter(change -> change.startsWith("DELETE 4"))
                .toList();
    }
}
