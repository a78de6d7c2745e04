package org.passportsync.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what webhooks are signed with, each time anew, so that it can be changed while the program runs. */
final class SigningSecret {

    private static final String REMEDY = "; set PASSPORT_NOTICE_WEBHOOKSECRET, or passport.notice.webhook-secret-file";

    private final NoticeSettings settings;

    SigningSecret(NoticeSettings settings) {
        this.settings = settings;
    }

    String get() throws Undeliverable {
        String given = settings.webhookSecret();
        String file = settings.webhookSecretFile();
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        if (file == null) {
            throw new Undeliverable("there is no secret to sign webhooks with" + REMEDY);
        }
        String secret = read(Path.of(file));
        if (secret.isEmpty()) {
            throw new Undeliverable("the file with the secret that signs webhooks is empty" + REMEDY);
        }
        return secret;
    }

    private static String read(Path file) throws Undeliverable {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new Undeliverable("the file with the secret that signs webhooks can't be read" + REMEDY);
        }
    }
}
