package org.passportsync.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.Relationship;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which types of a tie name a guardian or parent, for those who read rows as for the database. */
class GuardianWordTest {

    private static final Pattern READ = Pattern.compile(Relationship.GUARDIAN, Pattern.CASE_INSENSITIVE);

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guardian",
                "LEGAL GUARDIAN",
                "Parent/Guardian",
                "parents",
                "Mother",
                "father",
                "Guardian2",
                "Stepmother",
                "Step-Father",
                "step mother",
                "fosterparent",
                "Foster-Mother",
                "Adoptive father",
                "Grandmother, guardian",
                "co-parent"
            })
    void a_whole_word_names_one(String type) {
        assertThat(READ.matcher(type).find()).isTrue();
        assertThat(foundByTheDatabase(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grandmother",
                "Grandfather",
                "grand-parent",
                "Grand Mother",
                "Great-Grandmother",
                "great-grand-father",
                "Great grand parents",
                "Step-Grandmother",
                "godfather",
                "God-Mother",
                "god  parent",
                "Mother's friend",
                "father\u2019s wife",
                "apparent",
                "motherly neighbor",
                "Aunt",
                "relative"
            })
    void a_part_of_a_word_and_kin_further_off_name_none(String type) {
        assertThat(READ.matcher(type).find()).isFalse();
        assertThat(foundByTheDatabase(type)).isFalse();
    }

    private static boolean foundByTheDatabase(String type) {
        return JdbcClient.create(database.dataSource())
                .sql("select :type ~* :guardian")
                .param("type", type)
                .param("guardian", Relationship.GUARDIAN)
                .query(Boolean.class)
                .single();
    }
}
