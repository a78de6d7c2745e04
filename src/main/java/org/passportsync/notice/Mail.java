package org.passportsync.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends a notice as a plain mail. */
final class Mail implements Channel {

    private static final int LONGEST = 200;

    private final Supplier<@Nullable JavaMailSender> server;
    private final String sender;

    Mail(Supplier<@Nullable JavaMailSender> server, String sender) {
        this.server = server;
        this.sender = sender;
    }

    @Override
    public void send(Notice notice, Letter letter) throws Undeliverable {
        JavaMailSender mails = server.get();
        if (mails == null) {
            throw new Undeliverable("there is no mail server; set spring.mail.host, and whatever else it needs");
        }
        try {
            mails.send(message(mails.createMimeMessage(), notice, letter));
        } catch (MailAuthenticationException refused) {
            throw new Undeliverable("the mail server refuses the login; check spring.mail.username and its password");
        } catch (MailException failed) {
            throw new Undeliverable("the mail server did not take the mail: " + reason(failed));
        } catch (MessagingException wrong) {
            throw new Undeliverable(
                    "the mail can't be written; check passport.notice.sender and notify.email: " + reason(wrong));
        }
    }

    private MimeMessage message(MimeMessage message, Notice notice, Letter letter) throws MessagingException {
        MimeMessageHelper helper = new MimeMessageHelper(message, "UTF-8");
        helper.setFrom(sender);
        helper.setTo(notice.address());
        helper.setSubject("[Passport Sync] " + letter.title());
        helper.setText(letter.text());
        message.setHeader("Auto-Submitted", "auto-generated");
        // The same each time it is tried, so that mailboxes know a second copy.
        message.setHeader(
                "Message-ID", "<notice-" + notice.id() + "-" + notice.at().toEpochMilli() + "@passport-sync>");
        return message;
    }

    /** The innermost reason, in one line. */
    private static String reason(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String said = String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "...";
    }
}
