package org.passportsync.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Look-ups through the read views take an index, in a hub of 30,000 enrollments, for a reader as for the owner. */
class ReadViewsIndexTest {

    private static final String VOLUME = """
            create function ref(name text, number int) returns uuid immutable language sql as 'select md5(name || number)::uuid';

            insert into passport_record (id, district_id, entity, sis_id, document, version, created_run, updated_run, updated_at)
            select ref(kind.name, n), 'lakeside', kind.entity, kind.name || n,
                   case kind.name
                       when 'student' then jsonb_build_object('givenName', 'Student ' || n)
                       when 'class' then jsonb_build_object('course', ref('course', n % 300), 'school', ref('school', n % 20))
                       when 'contact' then jsonb_build_object('relationships', jsonb_build_array(
                            jsonb_build_object('student', ref('student', n), 'type', 'guardian')))
                       when 'staffEnrollment' then jsonb_build_object('class', ref('class', n), 'staff', ref('staff', n % 500))
                       else jsonb_build_object('class', ref('class', n % 2000), 'student', ref('student', n % 20000),
                                               'school', ref('school', n % 20))
                   end, 1, 1, 1, now()
            from (values ('student', 5, 20000), ('class', 4, 2000), ('contact', 9, 20000), ('enrollment', 8, 28000),
                         ('staffEnrollment', 8, 2000), ('schoolEnrollment', 7, 6000)) kind (name, entity, rows),
                 generate_series(1, kind.rows) n;

            insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id)
            select 1, entity, sis_id, sis_id, 'users', 'K', true, id, id from passport_record;

            analyze""";

    private static ReadViewsHub hub;
    private static ReadViewsHub.Reader reader;

    @BeforeAll
    static void fill() {
        hub = new ReadViewsHub();
        hub.jdbc().sql(VOLUME).update();
        reader = hub.reader("reader", ReadViewsHub.LAKESIDE);
    }

    @AfterAll
    static void close() {
        reader.close();
        hub.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    select * from hub.enrollment where class_id = $class | enrollment_class | enrollment
                    select * from hub.enrollment where student_id = $student | enrollment_student | enrollment
                    select * from hub.enrollment where staff_id = $staff | enrollment_staff | enrollment
                    select * from hub.school_enrollment where student_id = $student | school_enrollment_student | school_enrollment
                    select * from hub.class where course_id = $course | class_course | class
                    select * from hub.class where school_id = $school | class_school | class
                    select * from hub.student_contact where student_id = $student | contact_student | contact
                    select * from hub.student_contact where contact_id = $contact | passport_record_contact_pkey | contact
                    select * from hub.student where passport_id = $student | passport_record_student_pkey | student
                    select sis_ids from hub.student where passport_id = $student | source_student_passport | student
                    select sis_ids from hub.class where passport_id = $class | source_class_passport | class
                    select sis_ids from hub.enrollment where passport_id = $enrollment | source_enrollment_linked | enrollment
                    select sis_ids from hub.enrollment where class_id = $class | source_record_enrollment_pkey | enrollment
                    select sis_ids from hub.school_enrollment where student_id = $student | source_record_school_enrollment_pkey | school_enrollment""")
    void a_look_up_takes_the_index_and_reads_no_whole_table(String query, String index, String table) {
        String asked = query.replaceAll("\\$(\\w+)", "ref('$1', 7)");

        assertThat(plan(hub.jdbc(), asked))
                .contains(index)
                .doesNotContain(whole("passport", table), whole("source", table));
        assertThat(plan(reader.sql(), asked))
                .contains(index)
                .doesNotContain(whole("passport", table), whole("source", table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"The roster of a class", "A student's contacts", "The classes that a teacher teaches"})
    void the_queries_that_the_document_offers_take_indexes_only(String heading) throws IOException {
        String asked = ReadViewsDocumentTest.queryOf(heading)
                .replace(":teacher", ":staff")
                .replaceAll(":(\\w+)", "ref('$1', 7)");

        assertThat(plan(reader.sql(), asked)).doesNotContain("Seq Scan on passport_record");
    }

    private static String whole(String kind, String table) {
        return "Seq Scan on " + kind + "_record_" + table;
    }

    private static String plan(JdbcClient jdbc, String query) {
        return String.join(
                "\n", jdbc.sql("explain " + query).query(String.class).list());
    }
}
