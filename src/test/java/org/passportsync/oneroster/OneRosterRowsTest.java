package org.passportsync.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.passportsync.roster.EntityType.COURSE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.sis.SourceRow.Status;

/** What holds for rows of every resource: their identifiers, whether they are over, and values of all kinds. */
class OneRosterRowsTest {

    @ParameterizedTest
    @CsvSource({
        "active, ACTIVE",
        "tobedeleted, ENDED",
        "ToBeDeleted, ENDED",
        "' tobedeleted ', ENDED",
        "inactive, ENDED",
        "INACTIVE, ENDED",
        "whatever, ACTIVE",
        "'', ACTIVE"
    })
    void the_status_says_whether_a_row_is_over(String written, Status status) throws Exception {
        assertThat(ParsedPages.of("courses")
                        .rows("{'status':'" + written + "','sourcedId':'c'}")
                        .only(COURSE)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void blanks_around_an_id_are_no_part_of_it() throws Exception {
        ParsedPages courses = ParsedPages.of("courses").rows("{'sourcedId':' c \\u00a0\\t'}", "{'sourcedId':' d '}");

        assertThat(courses.ids).hasSize(2).last().isEqualTo("d");
        assertThat(courses.rows).map(ParsedPages.Row::rawId).isEqualTo(courses.ids);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title':'no id'}",
                "{'sourcedId':null}",
                "{'sourcedId':'  '}",
                "{'sourcedId':17}",
                "{'sourcedId':true}",
                "{'sourcedId':['c']}",
                "{'sourcedId':{'sourcedId':'c'}}",
                "{'sourcedId':'c','sourcedId':17}",
                "'a row'",
                "['sourcedId']",
                "null",
                "3"
            })
    void a_row_without_a_readable_id_is_told_and_those_around_it_are_read(String odd) throws Exception {
        ParsedPages courses = ParsedPages.of("courses").rows("{'sourcedId':'a'}", odd, "{'sourcedId':'z'}");

        assertThat(courses.unreadable).hasSize(1);
        assertThat(courses.ids).containsExactly("a", "z");
        assertThat(courses.rows).map(ParsedPages.Row::rawId).containsExactly("a", "z");
    }

    @Test
    void an_id_that_no_database_would_index_is_unreadable() throws Exception {
        ParsedPages courses = ParsedPages.of("courses")
                .rows("{'sourcedId':'" + "c".repeat(256) + "'}", "{'sourcedId':'" + "c".repeat(255) + "'}");

        assertThat(courses.unreadable).hasSize(1);
        assertThat(courses.ids).containsExactly("c".repeat(255));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'title':{'text':'Art'} | title",
                "'title':{} | title",
                "'grades':[['09']] | grades",
                "'grades':[{'grade':'09'}] | grades",
                "'org':{'href':'/orgs/s'} | org",
                "'org':{'sourcedId':{'id':1}} | org",
                "'status':{'is':'active'} | status",
                "'metadata':{'room':{'number':1}} | metadata.room"
            })
    void a_value_of_another_type_holds_its_row_back_and_is_named(String field, String named) throws Exception {
        ParsedPages courses = ParsedPages.of("courses", "course.metadata.room")
                .rows("{'sourcedId':'c'," + field + "}", "{'sourcedId':'d'}");

        assertThat(courses.held).singleElement().satisfies(held -> {
            assertThat(held.entities()).containsExactly(COURSE);
            assertThat(held.rawId()).isEqualTo("c");
            assertThat(held.rule()).isEqualTo("type");
            assertThat(held.value()).isNull();
            assertThat(held.message()).startsWith(named + " ").doesNotContain("Art", "/orgs");
        });
        assertThat(courses.ids).containsExactly("c", "d");
        assertThat(courses.only(COURSE).rawId()).isEqualTo("d");
    }

    @Test
    void what_nobody_mapped_may_be_of_any_type() throws Exception {
        ParsedPages courses = ParsedPages.of("courses")
                .rows("{'sourcedId':'c','resources':[[{'a':[1]}]],'metadata':{'title':[]},'dateLastModified':{}}");

        assertThat(courses.held).isEmpty();
        assertThat(courses.only(COURSE).values()).isEmpty();
    }

    @Test
    void an_empty_reference_is_no_value() throws Exception {
        assertThat(ParsedPages.of("courses")
                        .rows("{'sourcedId':'c','title':null,'org':{'sourcedId':' '}}")
                        .only(COURSE)
                        .values())
                .isEmpty();
    }

    @Test
    void of_a_field_that_stands_there_twice_the_last_one_counts() throws Exception {
        ParsedPages courses = ParsedPages.of("courses", "course.metadata.room")
                .rows("{'sourcedId':'a','title':{'odd':1},'status':'active','metadata':{'room':'1'},"
                        + "'status':'tobedeleted','title':'Art','metadata':{},'sourcedId':'b'}");

        assertThat(courses.ids).containsExactly("b");
        assertThat(courses.held).isEmpty();
        assertThat(courses.only(COURSE).values()).containsOnly(entry("title", "Art"));
        assertThat(courses.only(COURSE).status()).isEqualTo(Status.ENDED);
    }

    @Test
    void metadata_is_read_by_name_and_only_inside_metadata() throws Exception {
        assertThat(ParsedPages.of("courses", "course.metadata.room", "course.metadata.tags")
                        .rows("{'sourcedId':'c','metadata.room':'outside','room':'outside',"
                                + "'metadata':{'other':{'room':'deeper'},'room':12,'tags':['x','y']}}")
                        .only(COURSE)
                        .values())
                .containsOnly(entry("metadata.room", "12"), entry("metadata.tags", List.of("x", "y")));
    }

    @Test
    void values_of_one_row_do_not_stay_for_the_next() throws Exception {
        ParsedPages courses = ParsedPages.of("courses", "course.metadata.room")
                .rows(
                        "{'sourcedId':'c','title':'Art','status':'tobedeleted','metadata':{'room':'1'}}",
                        "{'sourcedId':'d'}");

        assertThat(courses.rows.getLast())
                .isEqualTo(new ParsedPages.Row(COURSE, "d", "courses", "d", Status.ACTIVE, java.util.Map.of()));
    }
}
