package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.notice.Delivery;
import org.passportsync.notice.NoticeSettings;
import org.passportsync.notice.Pointers;
import org.passportsync.notice.PostOffice;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** An engine with a mail server and a webhook that listen. */
abstract class SentNotices {

    static final String SECRET = "a secret between two programs";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-15T07:30:00Z"));
    final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final JavaMailSenderImpl mails = new JavaMailSenderImpl();
    Listener listener;
    Lakeside lakeside;
    Delivery delivery;

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

    Definitions told(Definitions definition) {
        return definition.section("notify: { email: [ops@lakeside.example], webhook: \"" + listener.url() + "\" }");
    }

    Delivery delivery(NoticeSettings settings) {
        return delivery(settings, Set.of());
    }

    /** One that may send to these hosts without encryption. */
    Delivery delivery(NoticeSettings settings, Set<String> plainHttpHosts) {
        Pointers pointers =
                new Pointers(words -> "passport-sync " + String.join(" ", words), "https://passport.lakeside.example/");
        return new PostOffice(settings, () -> mails, pointers, Duration.ofSeconds(1), plainHttpHosts)
                .delivery(lakeside.house.place.database(), lakeside.house.connections, now::get);
    }

    Run park() {
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
}
