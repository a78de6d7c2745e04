package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.notice.Delivery;
import org.passportsync.notice.NoticeSettings;
import org.passportsync.notice.Pointers;
import org.passportsync.notice.PostOffice;
import org.passportsync.run.NoticeKind;
import org.passportsync.run.Run;
import org.passportsync.run.RunReports;
import org.passportsync.run.RunState;
import org.passportsync.run.Telling;
import org.passportsync.simulator.Resource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices on their way: through a real mail server and a real web server, which may be down, slow or hostile. */
class SentNoticesTest {

    private static final String SECRET = "a secret between two programs";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-15T07:30:00Z"));
    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JavaMailSenderImpl mails = new JavaMailSenderImpl();
    private Listener listener;
    private Lakeside lakeside;
    private Delivery delivery;

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        listener = new Listener();
        mailServer.start();
        mails.setHost("127.0.0.1");
        mails.setPort(mailServer.getSmtp().getPort());
        lakeside = Lakeside.under(now::get, folder, this::told);
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln");
        delivery = delivery(new NoticeSettings("passport@lakeside.example", SECRET, null));
    }

    @AfterEach
    void end() {
        lakeside.close();
        listener.close();
        mailServer.stop();
    }

    @Test
    void a_held_run_is_told_by_mail_with_reasons_counts_and_commands() throws Exception {
        Run parked = park();

        assertThat(delivery.deliver()).isEmpty();

        MimeMessage mail = mailServer.getReceivedMessages()[0];
        assertThat(mail.getSubject())
                .isEqualTo("[Passport Sync] lakeside: run " + parked.id() + " is held and waits for approval");
        assertThat(mail.getFrom()[0]).hasToString("passport@lakeside.example");
        assertThat(mail.getAllRecipients()[0]).hasToString("ops@lakeside.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(String.valueOf(mail.getContent()).replace("\r", ""))
                .contains(
                        "District: Lakeside School District (lakeside)",
                        "Why it is held:\n- LIMIT: ",
                        "What it would change:\n- student: create 1, delete 6",
                        "show:  passport-sync show run=" + parked.id() + " --changes",
                        "approve:  passport-sync approve run=" + parked.id(),
                        "https://passport.lakeside.example/runs/" + parked.id(),
                        "It expires at 2026-09-22T07:30:00Z");
    }

    @Test
    void no_personal_data_is_in_any_of_them() throws Exception {
        park();
        delivery.deliver();

        String mail = String.valueOf(mailServer.getReceivedMessages()[0].getContent());
        assertThat(mail + listener.received).doesNotContain("Planted", "s-021", "s-001");
    }

    @Test
    void a_webhook_gets_signed_json() {
        Run parked = park();

        delivery.deliver();

        Listener.Received received = listener.received.getFirst();
        JsonNode json = JsonMapper.shared().readTree(received.body());
        assertThat(json.path("kind").stringValue()).isEqualTo("HELD");
        assertThat(json.path("run").path("id").longValue()).isEqualTo(parked.id());
        assertThat(json.at("/run/holds/0/reason").stringValue()).isEqualTo("LIMIT");
        assertThat(json.at("/run/counts/student/delete").longValue()).isEqualTo(6);
        assertThat(json.path("url").stringValue()).endsWith("/runs/" + parked.id());
        assertThat(received.timestamp()).isEqualTo("1789457400");
        assertThat(received.signature())
                .isEqualTo("sha256=" + new Hmac(SECRET).hex(received.timestamp() + "." + received.body()));
    }

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

    @Test
    void a_failure_of_our_own_and_a_commit_with_issues_are_told_as_what_they_are() throws Exception {
        Run failed = Lakeside.ended(lakeside.house.launch(At.failing("settle"), "new=true"));
        lakeside.district.aStudentNamed("", "s-022", "lincoln");
        Run committed = lakeside.committed();
        delivery.deliver();

        assertThat(committed.state()).isEqualTo(RunState.COMMITTED_WITH_ISSUES);
        assertThat(subjects())
                .containsExactly(
                        "[Passport Sync] lakeside: run " + failed.id() + " failed",
                        "[Passport Sync] lakeside: run " + committed.id() + " is committed, with issues");
        assertThat(texts().getLast()).contains("Issues:", "show run=" + committed.id() + " --issues");
    }

    @Test
    void a_credential_that_is_refused_is_told_as_a_matter_of_connectivity() throws Exception {
        lakeside.apply(definition -> told(definition.with("clientId", "somebody-else")));
        assertThat(lakeside.sync().state()).isEqualTo(RunState.FAILED);
        delivery.deliver();

        assertThat(subjects()).containsExactly("[Passport Sync] lakeside: run 1 could not read Skyward");
        assertThat(String.valueOf(mailServer.getReceivedMessages()[0].getContent()))
                .contains("restart run=1");
    }

    @Test
    void an_access_record_that_expires_is_told_of_30_7_and_1_days_before() throws Exception {
        lakeside.apply(definition -> told(definition.with(
                "clientId", lakeside.skyward.clientId() + "\n  accessRecord: { expires: 2026-10-15 }")));
        Upkeep upkeep = new Upkeep(lakeside.house.place, lakeside.house.connections);
        for (int day = 0; day <= 32; day++) {
            upkeep.look();
            upkeep.look();
            now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
        }
        delivery.deliver();

        assertThat(texts()).hasSize(3);
        assertThat(texts().get(0)).contains("expires on 2026-10-15, in 30 days");
        assertThat(texts().get(1)).contains("URGENT: ", "in 7 days");
        assertThat(texts().get(2)).contains("LAST CALL: ", "in 1 day");
    }

    private Definitions told(Definitions definition) {
        return definition.section("notify: { email: [ops@lakeside.example], webhook: \"" + listener.url() + "\" }");
    }

    private Delivery delivery(NoticeSettings settings) {
        Pointers pointers =
                new Pointers(words -> "passport-sync " + String.join(" ", words), "https://passport.lakeside.example/");
        return new PostOffice(settings, () -> mails, pointers, Duration.ofSeconds(1))
                .delivery(lakeside.house.place.database(), lakeside.house.connections, now::get);
    }

    private Run park() {
        lakeside.committed();
        lakeside.sql().sql("delete from notice").update();
        for (int student = 1; student <= 6; student++) {
            lakeside.district.without(Resource.USERS, "s-00" + student);
        }
        lakeside.district.aStudentNamed("Planted", "s-021", "lincoln");
        Run run = lakeside.sync();
        assertThat(run.state()).isEqualTo(RunState.PARKED);
        return run;
    }

    private void matter(String about) {
        int connection =
                lakeside.house.connections.find("lakeside").orElseThrow().id();
        new Telling(lakeside.house.place.database(), now::get)
                .tell(new Telling.Matter(connection, NoticeKind.NOT_STARTED, about, "nobody knows why"));
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : mailServer.getReceivedMessages()) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private List<String> texts() throws Exception {
        List<String> texts = new ArrayList<>();
        for (MimeMessage mail : mailServer.getReceivedMessages()) {
            texts.add(String.valueOf(mail.getContent()));
        }
        return texts;
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
