package org.passportsync.skyward;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.ErrorText;
import org.passportsync.wire.Reply;
import org.passportsync.wire.TokenReply;

/** Says why there is no token, and what to do. */
final class GrantRefusal {

    private static final Set<Integer> ABOUT_CREDENTIALS = Set.of(400, 401, 403);

    private final URI url;
    private final String clientId;
    private final String secret;

    GrantRefusal(URI url, String clientId, String secret) {
        this.url = url;
        this.clientId = clientId;
        this.secret = secret;
    }

    SourceFault of(List<GrantDesk.Answered> answers) {
        boolean credentials = answers.stream().anyMatch(one -> aboutCredentials(one.reply()));
        String found = answers.stream().map(this::words).collect(Collectors.joining("; "));
        return credentials
                ? new SourceFault(
                        SourceFault.Kind.CREDENTIALS,
                        "No token for key " + ErrorText.shown(clientId, secret) + ": " + found
                                + ". Check the key and secret, and in Skyward that they are active and not expired.")
                : new SourceFault(
                        SourceFault.Kind.FOREIGN,
                        "No token is handed out there: " + found
                                + ". Check the service URL, or give the tokenUrl where Skyward shows one of its own.");
    }

    private static boolean aboutCredentials(Reply reply) {
        return TokenReply.isRefusal(reply) || ABOUT_CREDENTIALS.contains(reply.status()) && !reply.html();
    }

    private String words(GrantDesk.Answered answered) {
        Reply reply = answered.reply();
        return Addresses.shown(url) + " answers " + reply.status() + " to the grant "
                + answered.grant().type() + ", "
                + (reply.ok() && reply.json() ? "without an access_token" : ErrorText.of(reply, secret));
    }
}
