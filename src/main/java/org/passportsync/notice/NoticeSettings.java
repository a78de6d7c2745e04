package org.passportsync.notice;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices are sent; the mail server is set by {@code spring.mail}.
 *
 * @param sender the address that mails come from
 * @param webhookSecret what webhooks are signed with; best given by the environment
 * @param webhookSecretFile a file that holds it instead; a text, because Spring would look for a path on the classpath first
 */
@ConfigurationProperties("passport.notice")
public record NoticeSettings(
        @DefaultValue("passport-sync@localhost") String sender,
        @Nullable String webhookSecret,
        @Nullable String webhookSecretFile) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "NoticeSettings[sender=" + sender + "]";
    }
}
