package org.passportsync.wire;

import java.net.URI;
import org.passportsync.sis.SourceFault;

/** Tells what an answer that isn't rows means, and what to do. */
public final class Refusals {

    private final String clientId;
    private final String secret;
    private final String protocol;

    /** Takes the name of the protocol as people know it, for example {@code OneRoster}. */
    public Refusals(String clientId, String secret, String protocol) {
        this.clientId = clientId;
        this.secret = secret;
        this.protocol = protocol;
    }

    /**
     * The fault behind a status that is no success.
     *
     * @param shown the address as it may stand in a message
     */
    public SourceFault of(URI shown, Reply reply) {
        if (TokenReply.wantsOAuth1(reply)) {
            return fault(
                    SourceFault.Kind.FOREIGN,
                    shown,
                    reply,
                    "It wants OAuth 1.0a, which isn't supported."
                            + " Ask those who run the server for OAuth 2 client credentials.");
        }
        return switch (reply.status()) {
            case 401 ->
                fault(
                        SourceFault.Kind.CREDENTIALS,
                        shown,
                        reply,
                        "A fresh token for client id "
                                + ErrorText.shown(clientId, secret) + " didn't help."
                                + " Check in Skyward that the access record is active and is for " + protocol + ".");
            case 403 ->
                fault(
                        SourceFault.Kind.FORBIDDEN,
                        shown,
                        reply,
                        "Grant this resource to client id " + ErrorText.shown(clientId, secret) + " in Skyward.");
            case 404, 410 ->
                fault(
                        SourceFault.Kind.MISSING,
                        shown,
                        reply,
                        "Check the service URL; this server may not offer the resource.");
            default ->
                fault(
                        SourceFault.Kind.REFUSED,
                        shown,
                        reply,
                        "The request is not sent again."
                                + " Ask those who run the server what they don't accept in it.");
        };
    }

    /** The fault of an answer that should be JSON and isn't. */
    public SourceFault notJson(URI shown, Reply reply) {
        return fault(
                SourceFault.Kind.FOREIGN,
                shown,
                reply,
                "That is not " + protocol + "'s JSON."
                        + " Check the service URL, and whether the server is being maintained or asks people to sign in.");
    }

    private SourceFault fault(SourceFault.Kind kind, URI shown, Reply reply, String advice) {
        return new SourceFault(
                kind,
                Addresses.shown(shown) + " answers " + reply.status() + ", " + ErrorText.of(reply, secret) + ". "
                        + advice);
    }
}
