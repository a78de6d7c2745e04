package org.passportsync.oneroster;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passportsync.connection.Delivery;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.ErrorText;
import org.passportsync.wire.Reply;
import org.passportsync.wire.TokenReply;

/** Says why there is no token, and what to do. */
final class TokenRefusal {

    /** What a token URL answered. */
    record Answered(URI url, Reply reply) {}

    private static final Set<Integer> ABOUT_CREDENTIALS = Set.of(400, 401, 403);

    private final Delivery delivery;
    private final String secret;

    TokenRefusal(Delivery delivery, String secret) {
        this.delivery = delivery;
        this.secret = secret;
    }

    SourceFault of(List<Answered> answers) {
        return answers.stream()
                .filter(one -> TokenReply.isRefusal(one.reply()))
                .findFirst()
                .or(() -> answers.stream()
                        .filter(one -> ABOUT_CREDENTIALS.contains(one.reply().status()))
                        .findFirst())
                .map(this::refused)
                .orElseGet(() -> noTokenUrl(answers));
    }

    private SourceFault refused(Answered answered) {
        if (TokenReply.wantsOAuth1(answered.reply())) {
            return new SourceFault(
                    SourceFault.Kind.FOREIGN,
                    Addresses.shown(answered.url()) + " answers 401 and wants OAuth 1.0a, which isn't supported."
                            + " Ask those who run the server for OAuth 2 client credentials.");
        }
        boolean scope = TokenReply.isScopeRefused(answered.reply());
        return new SourceFault(
                SourceFault.Kind.CREDENTIALS,
                "No token for client id " + ErrorText.shown(delivery.clientId(), secret) + ": "
                        + Addresses.shown(answered.url()) + " answers "
                        + answered.reply().status() + ", " + ErrorText.of(answered.reply(), secret) + ". "
                        + (scope
                                ? "Ask for other scopes, or have these granted: " + String.join(", ", delivery.scopes())
                                        + "."
                                : "Check the client id and secret, and in Skyward that the access record is active and not expired."));
    }

    private SourceFault noTokenUrl(List<Answered> answers) {
        String found = answers.stream()
                .map(one ->
                        Addresses.shown(one.url()) + " answers " + one.reply().status() + ", "
                                + (one.reply().ok() && one.reply().json()
                                        ? "without an access_token"
                                        : ErrorText.of(one.reply(), secret)))
                .collect(Collectors.joining("; "));
        return new SourceFault(
                SourceFault.Kind.FOREIGN,
                "No token URL was found: " + (found.isEmpty() ? "every usual place redirects elsewhere" : found)
                        + ". Give the right tokenUrl, which Skyward shows beside the API's address."
                        + BasePaths.nativeHint(delivery.serviceUrl()));
    }
}
