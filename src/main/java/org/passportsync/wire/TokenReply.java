package org.passportsync.wire;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.passportsync.wire.TokenDesk.Granted;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a token URL answers. */
public final class TokenReply {

    private static final Set<String> OAUTH_ERRORS = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "invalid_scope",
            "unauthorized_client",
            "unsupported_grant_type",
            "access_denied");
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TokenReply() {}

    /** The token, where the answer holds one that can be sent in a header. */
    public static Optional<Granted> granted(Reply reply) {
        if (!reply.ok() || !reply.json()) {
            return Optional.empty();
        }
        JsonNode answer = read(reply);
        String token = answer.path("access_token").asString("");
        return token.matches("[\\x21-\\x7E]+") ? Optional.of(new Granted(token, life(answer))) : Optional.empty();
    }

    /** Whether it is a token URL's own refusal, as OAuth 2 words it. */
    public static boolean isRefusal(Reply reply) {
        return OAUTH_ERRORS.contains(code(reply)) || wantsOAuth1(reply);
    }

    public static boolean isScopeRefused(Reply reply) {
        return code(reply).equals("invalid_scope");
    }

    /** Whether an answer asks for requests that are signed as in OAuth 1.0a. */
    public static boolean wantsOAuth1(Reply reply) {
        return reply.status() == 401
                && reply.headers().allValues("WWW-Authenticate").stream()
                        .anyMatch(one -> one.strip().toLowerCase(Locale.ROOT).matches("oauth(\\s.*)?"));
    }

    /** The OAuth error code; empty where there is none. */
    private static String code(Reply reply) {
        return reply.status() >= 400 && reply.json() ? read(reply).path("error").asString("") : "";
    }

    private static Duration life(JsonNode answer) {
        String told = answer.path("expires_in").asString("");
        return told.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(told)) : USUAL_LIFE;
    }

    private static JsonNode read(Reply reply) {
        try {
            return JSON.readTree(reply.start(MOST_BYTES));
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
