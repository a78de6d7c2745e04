package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passportsync.sis.Presence;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.Walk;
import org.passportsync.skyward.FakeSkyward.Sent;

/** What has a list for each student. */
class StudentListsTest extends AtFakeSkyward {

    @Test
    void the_lists_of_a_page_of_students_are_one_page() throws Exception {
        skyward.on(
                        "/students",
                        got -> got.query().contains("cursor")
                                ? Sent.rows("{'NameId':3}")
                                : Sent.rows("{'NameId':1}", "{'NameId':2}", "{'LastName':'Roe'}")
                                        .next("c2"))
                .on(
                        "/students/1/enrollments",
                        _ -> Sent.json(200, "\uFEFF [ {\"EnrollmentId\":1},{\"EnrollmentId\":2} ]\n"))
                .rows("/students/2/enrollments")
                .on(
                        "/students/3/enrollments",
                        _ -> Sent.rows("{'EnrollmentId':3}").zipped());

        assertThat(opened.source().walk("enrollments")).isEqualTo(Walk.BY_CURSOR);
        SourcePage page = opened.source().follow("enrollments", null, 5000);
        assertThat(Opened.text(page)).isEqualTo("[{\"EnrollmentId\":1},{\"EnrollmentId\":2} ]");
        assertThat(page.next()).isEqualTo("c2");
        assertThat(page.gzipped()).isFalse();
        assertThat(skyward.asked().getFirst()).isEqualTo("/students?paging.limit=200");

        SourcePage last = opened.source().follow("enrollments", "c2", 5000);
        assertThat(Opened.text(last)).isEqualTo("[{\"EnrollmentId\":3}]");
        assertThat(last.next()).isNull();
    }

    @Test
    void a_list_of_one_student_that_comes_in_pages_is_read_to_its_end() throws Exception {
        skyward.rows("/students", "{'NameId':1}", "{'NameId':2}")
                .on(
                        "/students/1/enrollments",
                        got -> got.query().equals("paging.cursor=a%2Fb")
                                ? Sent.rows("{'EnrollmentId':2}")
                                : Sent.rows("{'EnrollmentId':1}").next("a%2Fb"))
                .rows("/students/2/enrollments", "{'EnrollmentId':3}");

        assertThat(opened.followed("enrollments", 5))
                .containsExactly("[{\"EnrollmentId\":1},{\"EnrollmentId\":2},{\"EnrollmentId\":3}]");
        assertThat(opened.source().confirm("enrollments", "1|2")).isEqualTo(Presence.PRESENT);
        assertThat(opened.source().confirm("enrollments", "1|3")).isEqualTo(Presence.GONE);
    }

    @Test
    void one_whose_further_pages_lead_nowhere_or_are_lost_is_told_without_the_student() {
        skyward.rows("/students", "{'NameId':71}")
                .on(
                        "/students/71/enrollments",
                        _ -> Sent.rows("{'EnrollmentId':1}").next("again"));
        SourceFault circle = opened.faultOf("enrollments", null);
        skyward.on("/students/71/enrollments", _ -> Sent.rows().with("Link", "</next>; rel=\"next\""));
        SourceFault unknown = opened.faultOf("enrollments", null);
        skyward.on(
                "/students/71/enrollments",
                got -> got.query().isEmpty() ? Sent.rows().next("c1") : Sent.json(404, "{}"));
        SourceFault lost = opened.faultOf("enrollments", null);

        assertThat(circle.reason()).contains("the same page of one list again and again", "with whole lists");
        assertThat(unknown.reason()).contains("a Link without a cursor", "with whole lists");
        assertThat(lost.kind()).isEqualTo(SourceFault.Kind.LOST_PLACE);
        assertThat(List.of(circle, unknown, lost))
                .noneMatch(fault -> fault.reason().contains("71"));
    }

    @Test
    void rows_are_joined_in_the_order_of_the_students() throws Exception {
        skyward.rows("/students", "{'NameId':1}", "{'NameId':2}", "{'NameId':2}")
                .rows("/students/1/enrollments", "{'EnrollmentId':1}")
                .rows("/students/2/enrollments", "{'EnrollmentId':2}");

        assertThat(opened.followed("enrollments", 5)).containsExactly("[{\"EnrollmentId\":1},{\"EnrollmentId\":2}]");
    }

    @Test
    void lists_are_asked_for_in_parallel_and_never_more_at_once_than_the_connection_allows() throws Exception {
        CyclicBarrier fourTogether = new CyclicBarrier(4);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        skyward.rows(
                        "/students",
                        IntStream.rangeClosed(1, 40)
                                .mapToObj(id -> "{'NameId':" + id + "}")
                                .toArray(String[]::new))
                .elsewhere(_ -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    try {
                        fourTogether.await(20, TimeUnit.SECONDS);
                    } catch (Exception alone) {
                        return Sent.json(418, "{}");
                    } finally {
                        now.decrementAndGet();
                    }
                    return Sent.rows("{'EnrollmentId':1}");
                });

        SourcePage page = opened.atOnce(4).source().follow("enrollments", null, 100);

        assertThat(Opened.text(page).split(",")).hasSize(40);
        assertThat(most).hasValue(4);
    }

    @Test
    void a_failure_gives_up_all_others() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        skyward.rows("/students", "{'NameId':1}", "{'NameId':2}")
                .on("/students/1/enrollments", _ -> {
                    await(over);
                    return Sent.rows();
                })
                .on("/students/2/enrollments", _ -> Sent.json(403, "{\"Message\":\"Not for you\"}"));

        SourceFault fault = opened.faultOf("enrollments", null);
        over.countDown();

        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.FORBIDDEN);
        assertThat(fault.reason())
                .contains("/v1/students/*/enrollments answers 403")
                .doesNotContain("/2/");
    }

    @Test
    void a_student_who_is_not_found_has_no_rows_beside_others() throws Exception {
        skyward.rows("/students", "{'NameId':1}", "{'NameId':2}").rows("/students/2/enrollments", "{'EnrollmentId':2}");

        assertThat(opened.followed("enrollments", 5)).containsExactly("[{\"EnrollmentId\":2}]");
    }

    @Test
    void where_no_student_has_a_list_the_path_is_wrong() {
        skyward.rows("/students", "{'NameId':1}", "{'NameId':2}");

        SourceFault fault = opened.faultOf("enrollments", null);

        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.MISSING);
        assertThat(fault.reason())
                .contains(
                        "answers 404 for each of the 2 students",
                        "delivery.native.resources.enrollments.path",
                        "/v1/studentschedules");
    }

    @Test
    void a_last_page_of_students_without_lists_is_no_wrong_path_where_others_have_some() throws Exception {
        skyward.on(
                        "/students",
                        got -> got.query().contains("cursor") ? Sent.rows("{'NameId':2}") : Sent.rows("{'NameId':1}"))
                .rows("/students/1/enrollments");

        assertThat(Opened.text(opened.source().follow("enrollments", "c2", 5))).isEqualTo("[]");
    }

    @Test
    void a_page_without_students_asks_for_nothing() throws Exception {
        skyward.rows("/students");

        assertThat(opened.followed("enrollments", 5)).containsExactly("[]");
        assertThat(skyward.asked()).hasSize(1);
    }

    @Test
    void students_may_themselves_be_listed_by_school_and_by_offset() throws Exception {
        skyward.rows("/schools", "{'SchoolId':'101'}", "{'SchoolId':'102'}")
                .on(
                        "/schools/101/students",
                        got -> got.query().endsWith("=0") ? Sent.rows("{'NameId':1}") : Sent.rows())
                .on(
                        "/schools/102/students",
                        got -> got.query().endsWith("=0") ? Sent.rows("{'NameId':2}") : Sent.rows())
                .rows("/students/1/enrollments", "{'EnrollmentId':1}")
                .rows("/students/2/enrollments", "{'EnrollmentId':2}");
        opened.byOffset("students", "/v1/schools/{SchoolId}/students");

        assertThat(opened.followed("enrollments", 5))
                .containsExactly("[{\"EnrollmentId\":1}]", "[]", "[{\"EnrollmentId\":2}]", "[]");
    }

    @Test
    void all_rows_may_be_read_together_instead() throws Exception {
        skyward.rows("/studentschedules", "{'EnrollmentId':1,'NameId':7}");
        opened.path("enrollments", "/v1/studentschedules");

        assertThat(opened.followed("enrollments", 5)).containsExactly("[{\"EnrollmentId\":1,\"NameId\":7}]");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
