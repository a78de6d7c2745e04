package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.simulator.Resource;

/** Which of a person's schools is the primary one where the one that the SIS names is not in the hub. */
class PrimarySchoolTest {

    private static final String WITHOUT_205 =
            "filters: { school: [ { where: [ { attribute: name, condition: does not contain text, value: \"205\" } ] } ] }";

    private LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder);
        district.rows.put(Resource.ORGS, """
                {"sourcedId":"300","status":"active","name":"School 300","type":"school"}""");
        district.rows.put(Resource.USERS, """
                {"sourcedId":"s-1","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"205"}},
                          {"roleType":"secondary","role":"student","org":{"sourcedId":"300"}},
                          {"roleType":"secondary","role":"student","org":{"sourcedId":"101"}}]}""");
    }

    @AfterEach
    void leave() {
        district.close();
    }

    @Test
    void it_is_the_one_with_the_smallest_sis_id_where_the_hub_knows_of_none() {
        district.apply(district.definition().section(WITHOUT_205));
        district.committed();

        assertThat(primary()).isEqualTo("101");
    }

    @Test
    void it_goes_with_the_school_and_comes_back_with_it() {
        district.apply(district.definition().advanced("holdThreshold: none"));
        district.committed();
        assertThat(primary()).isEqualTo("205");

        district.apply(district.definition().advanced("holdThreshold: none").section(WITHOUT_205));
        district.committed();
        assertThat(primary()).isEqualTo("101");

        district.apply(district.definition().advanced("holdThreshold: none"));
        district.committed();
        assertThat(primary()).isEqualTo("205");
    }

    @Test
    void the_one_that_is_live_stays_while_it_is_one_of_theirs() {
        district.apply(district.definition());
        district.rows.put(Resource.USERS, """
                {"sourcedId":"s-1","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"300"}}]}""");
        district.committed();
        district.rows.put(Resource.USERS, """
                {"sourcedId":"s-1","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "primaryOrg":{"sourcedId":"205"},
                 "roles":[{"roleType":"secondary","role":"student","org":{"sourcedId":"205"}},
                          {"roleType":"secondary","role":"student","org":{"sourcedId":"300"}},
                          {"roleType":"secondary","role":"student","org":{"sourcedId":"101"}}]}""");
        district.apply(district.definition().advanced("holdThreshold: none").section(WITHOUT_205));
        district.committed();

        assertThat(primary()).isEqualTo("300");
    }

    private String primary() {
        return district.house
                .sql()
                .sql("""
                        select coalesce(school.sis_id, 'none') as sis_id
                        from passport_record p
                        left join passport_record school
                            on school.entity = 1 and school.id = (p.document ->> 'primarySchool')::uuid
                        where p.entity = 5 and p.sis_id = 's-1' and p.deleted_at is null
                        """)
                .query((row, _) -> row.getString("sis_id"))
                .single();
    }
}
