package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.notice.NoticeSettings;
import org.passportsync.run.NoticeKind;
import org.passportsync.run.Run;
import org.passportsync.run.RunReports;
import org.passportsync.run.Telling;

/** Notices whose mail server or webhook does not take them. */
class NoticesUnderFaultTest extends SentNotices {

    @Test
    void what_has_arrived_is_not_sent_again() {
        park();

        delivery.deliver();
        delivery.deliver();

        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        assertThat(listener.received).hasSize(1);
    }

    @Test
    void two_programs_at_once_send_each_notice_once() throws Exception {
        for (int day = 1; day <= 10; day++) {
            matter("lakeside day " + day);
        }
        Callable<List<String>> sending = delivery::deliver;
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Future<List<String>> sent : threads.invokeAll(List.of(sending, sending, sending))) {
                assertThat(sent.get()).isEmpty();
            }
        }

        assertThat(mailServer.getReceivedMessages()).hasSize(10);
        assertThat(listener.received.stream().map(Listener.Received::id).distinct())
                .hasSize(10);
        assertThat(listener.received).hasSize(10);
    }

    @Test
    void what_a_webhook_answers_with_500_is_tried_again_after_a_pause() {
        Run parked = park();
        listener.answer = new Listener.Answer(500, Map.of(), false);

        assertThat(delivery.deliver())
                .containsExactly("the notice HELD by WEBHOOK about run " + parked.id()
                        + " could not be sent: the webhook answers 500; look into the log of the program that listens"
                        + " there");
        delivery.deliver();
        assertThat(listener.received).as("not before the pause is over").hasSize(1);
        assertThat(new RunReports(lakeside.sql(), lakeside.house.connections)
                        .of(parked)
                        .remarks())
                .contains(
                        "the notice HELD by WEBHOOK could not be sent (1 tried): the webhook answers 500; look into the"
                                + " log of the program that listens there");

        listener.answer = new Listener.Answer(204, Map.of(), false);
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        assertThat(delivery.deliver()).isEmpty();
        assertThat(listener.received)
                .extracting(Listener.Received::id)
                .hasSize(2)
                .containsOnly(listener.received.getFirst().id());
        assertThat(waiting()).isEmpty();
    }

    @Test
    void it_is_given_up_after_ten_tries_and_stays_visible() {
        matter("lakeside today");
        listener.answer = new Listener.Answer(500, Map.of(), false);
        for (int hours = 0; hours < 24; hours++) {
            delivery.deliver();
            now.updateAndGet(time -> time.plus(Duration.ofHours(5)));
        }

        assertThat(listener.received).hasSize(10);
        assertThat(waiting())
                .containsExactly("WEBHOOK 10 given up: the webhook answers 500; look into the log of the"
                        + " program that listens there");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (Listener other = new Listener()) {
            matter("lakeside today");
            listener.answer = new Listener.Answer(307, Map.of("Location", other.url()), false);

            assertThat(delivery.deliver()).singleElement().asString().contains("answers 307, a redirect");
            assertThat(other.received).isEmpty();
        }
    }

    @Test
    void an_answer_that_never_ends_is_not_waited_for() {
        matter("lakeside today");
        listener.answer = new Listener.Answer(200, Map.of(), true);

        assertThat(delivery.deliver()).singleElement().asString().contains("did not answer within 1 s");
    }

    @Test
    void nothing_is_sent_unencrypted_to_another_machine() {
        matter("lakeside today");
        lakeside.sql()
                .sql("update notice set address = 'http://192.0.2.1/' where channel = 'WEBHOOK'")
                .update();

        assertThat(delivery.deliver()).singleElement().asString().contains("is not https");
    }

    @Test
    void to_a_host_that_the_settings_allow_it_is_sent() {
        matter("lakeside today");
        lakeside.sql()
                .sql("update notice set address = 'http://Hooks.invalid/' where channel = 'WEBHOOK'")
                .update();
        NoticeSettings settings = new NoticeSettings("passport@lakeside.example", SECRET, null);

        assertThat(delivery(settings, Set.of("hooks.invalid")).deliver())
                .as("there is no such host")
                .singleElement()
                .asString()
                .doesNotContain("is not https")
                .contains("the webhook");
    }

    @Test
    void without_a_secret_nothing_is_sent_to_a_webhook(@TempDir Path folder) {
        matter("lakeside today");

        assertThat(delivery(new NoticeSettings("a@b.example", null, null)).deliver())
                .singleElement()
                .asString()
                .contains("no secret to sign webhooks with; set PASSPORT_NOTICE_WEBHOOKSECRET");
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        assertThat(delivery(new NoticeSettings(
                                "a@b.example", null, folder.resolve("none").toString()))
                        .deliver())
                .singleElement()
                .asString()
                .contains("can't be read");
        assertThat(listener.received).isEmpty();
    }

    @Test
    void a_mail_server_that_is_down_costs_nothing_but_time() {
        mailServer.stop();
        matter("lakeside today");

        assertThat(delivery.deliver()).singleElement().asString().contains("the mail server did not take the mail");
        mailServer.start();
        mails.setPort(mailServer.getSmtp().getPort());
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        assertThat(delivery.deliver()).isEmpty();
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
    }

    private void matter(String about) {
        int connection =
                lakeside.house.connections.find("lakeside").orElseThrow().id();
        new Telling(lakeside.house.place.database(), now::get)
                .tell(new Telling.Matter(connection, NoticeKind.NOT_STARTED, about, "nobody knows why"));
    }

    private List<String> waiting() {
        return lakeside.sql()
                .sql(
                        "select channel || ' ' || attempts || case when due_at is null then ' given up' else '' end || ': '"
                                + " || coalesce(last_error, '') from notice where sent_at is null")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}
