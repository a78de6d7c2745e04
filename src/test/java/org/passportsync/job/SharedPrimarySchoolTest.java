package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;
import org.passportsync.simulator.Resource;

/** The primary school of a student whom two connections hold. */
class SharedPrimarySchoolTest extends SharedRecords {

    private static final String WITHOUT =
            "filters: { school: [ { where: [ { attribute: name, condition: does not contain text, value: %s } ] } ] }";

    @Test
    void where_none_that_is_named_is_in_the_hub_it_is_one_that_is() {
        sources.lakeside.district.aSchool("elm");
        sources.lakeside.district.aUser("s-1", "Student", primaryIs("elm"), "student", "elm", "lincoln");
        sources.main();
        sources.annexRows.put(Resource.ORGS, """
                {"sourcedId":"a-2","status":"active","name":"Far School","type":"school"}""");
        sources.annexRows.aUser("a-9", "Student", primaryIs("a-2"), "student", "a-2", "a-1");
        annexed("");
        sources.annex();
        assertThat(primary()).isEqualTo("elm");

        sources.lakeside.house.apply(mapped("", RULES + WITHOUT.formatted("elm") + "\n"));
        sources.main("asOf=2026-09-14");
        assertThat(primary()).isEqualTo("a-2");

        annexed(WITHOUT.formatted("Far"));
        sources.annex();
        assertThat(primary()).isEqualTo("lincoln");
    }

    private void annexed(String filters) {
        sources.annexed(definition -> (filters.isEmpty() ? definition : definition.section(filters))
                .advanced("holdThreshold: none")
                .with("autoMap", "true\n    - { source: a-2, new: Far School }"));
    }

    private static String primaryIs(String school) {
        return fields("100", "s@lincoln.example") + "\"primaryOrg\":{\"sourcedId\":\"" + school + "\"},";
    }

    private String primary() {
        return sources.lakeside
                .sql()
                .sql("select school.sis_id from passport_record p join passport_record school"
                        + " on school.entity = 1 and school.id = (p.document ->> 'primarySchool')::uuid"
                        + " where p.entity = :entity and p.sis_id = 's-1' and p.deleted_at is null")
                .param("entity", EntityType.STUDENT.code())
                .query(String.class)
                .single();
    }
}
