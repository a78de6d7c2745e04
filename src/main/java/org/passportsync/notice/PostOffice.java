package org.passportsync.notice;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Connections;
import org.passportsync.run.Runs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * What sending needs of the world outside.
 *
 * @param mails the mail server; gives null where none is set
 * @param patience how long a webhook may take to answer
 * @param plainHttpHosts hosts, in small letters, that webhooks may be at without encryption beside this machine
 */
public record PostOffice(
        NoticeSettings settings,
        Supplier<@Nullable JavaMailSender> mails,
        Pointers pointers,
        Duration patience,
        Set<String> plainHttpHosts) {

    /** With encryption everywhere but on this machine. */
    public PostOffice(
            NoticeSettings settings, Supplier<@Nullable JavaMailSender> mails, Pointers pointers, Duration patience) {
        this(settings, mails, pointers, patience, Set.of());
    }

    /** Sends the notices of a database through this office. */
    public Delivery delivery(JdbcClient database, Connections connections, InstantSource clock) {
        return new Delivery(
                new Notices(database, clock),
                new Letters(database, new Runs(database, clock), connections, pointers),
                new Mail(mails, settings.sender()),
                new Webhook(new SigningSecret(settings), clock, patience, plainHttpHosts));
    }
}
