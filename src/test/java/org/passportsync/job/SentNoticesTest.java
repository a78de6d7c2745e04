package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notices on their way: through a real mail server and a real web server, which may be down, slow or hostile. */
class SentNoticesTest extends SentNotices {

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
}
