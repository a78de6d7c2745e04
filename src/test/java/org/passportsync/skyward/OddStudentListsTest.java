package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import org.passportsync.skyward.FakeSkyward.Sent;

/** What is wrong with the lists of students, or with the page of the students that they are of. */
class OddStudentListsTest extends AtFakeSkyward {

    @Test
    void a_list_that_is_none_makes_its_page_unreadable() throws Exception {
        skyward.rows("/students", "{'NameId':1}", "{'NameId':2}")
                .on("/students/1/enrollments", _ -> Sent.json(200, "[{\"EnrollmentId\":1"))
                .rows("/students/2/enrollments", "{'EnrollmentId':2}");

        assertThat(opened.followed("enrollments", 5)).containsExactly("[[{\"EnrollmentId\":1,{\"EnrollmentId\":2}]");
    }

    @Test
    void a_broken_packing_is_handed_on_so_that_its_reader_refuses_it_and_asks_again() throws Exception {
        byte[] whole = Sent.rows("{'EnrollmentId':3}").zipped().body();
        skyward.rows("/students", "{'NameId':1}")
                .on("/students/1/enrollments", _ -> new Sent(200, Map.of(), Arrays.copyOf(whole, 16)));

        SourcePage page = opened.source().follow("enrollments", null, 5);

        assertThat(page.body()).hasSize(16);
        assertUnreadable(page, "cut short or broken");
    }

    @Test
    void so_is_a_page_of_students_that_is_cut_short() throws Exception {
        skyward.on("/students", _ -> Sent.json(200, "[{\"NameId\":1},{\"NameId\""));

        assertUnreadable(opened.source().follow("enrollments", null, 5), "cut short");
        assertThat(skyward.asked()).hasSize(1);
    }

    @Test
    void odd_rows_among_the_students_are_walked_over() throws Exception {
        String deep = "{\"NameId\":1,\"Notes\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        byte[] rows = ("[" + deep + ",{\"NameId\":2,\"LastName\":\"\u00e9\"}]").getBytes(StandardCharsets.ISO_8859_1);
        skyward.on("/students", _ -> new Sent(200, Map.of(), rows))
                .rows("/students/1/enrollments", "{'EnrollmentId':1}")
                .rows("/students/2/enrollments", "{'EnrollmentId':2}");

        assertThat(opened.followed("enrollments", 5)).containsExactly("[{\"EnrollmentId\":1},{\"EnrollmentId\":2}]");
    }

    @Test
    void lists_that_are_too_much_together_are_given_up_as_they_come() {
        String much = "{'EnrollmentId':1,'Notes':'" + "x".repeat(3_000) + "'}";
        skyward.rows("/students", "{'NameId':71}", "{'NameId':72}", "{'NameId':73}")
                .elsewhere(_ -> Sent.rows(much));

        SourceFault fault = opened.mostBytes(16_000).faultOf("enrollments", null);

        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.REFUSED);
        assertThat(fault.reason())
                .contains(
                        "/v1/students/*/enrollments sends more than 8000 bytes for 3 students together",
                        "smaller pageSize")
                .doesNotContain("71", "72", "73");
    }

    @Test
    void so_are_lists_that_are_little_until_they_are_unpacked() {
        String much = "{'EnrollmentId':1,'Notes':'" + "x".repeat(3_000) + "'}";
        skyward.rows("/students", "{'NameId':1}", "{'NameId':2}", "{'NameId':3}")
                .elsewhere(_ -> Sent.rows(much).zipped());

        assertThat(opened.mostBytes(16_000).faultOf("enrollments", null).reason())
                .contains("more than 8000 bytes for 3 students together");
    }

    @Test
    void so_are_the_pages_of_a_list_of_one_student_that_never_end() {
        AtomicInteger asked = new AtomicInteger();
        skyward.rows("/students", "{'NameId':1}")
                .on(
                        "/students/1/enrollments",
                        _ -> Sent.rows("{'EnrollmentId':1}").next("c" + asked.incrementAndGet()));

        assertThat(opened.mostBytes(16_000).faultOf("enrollments", null).reason())
                .contains("more than 8000 bytes for one student");
    }

    private static void assertUnreadable(SourcePage page, String why) {
        assertThatThrownBy(() -> Pages.of("enrollments").page(page))
                .isInstanceOf(UnreadablePage.class)
                .hasMessageContaining(why);
    }
}
