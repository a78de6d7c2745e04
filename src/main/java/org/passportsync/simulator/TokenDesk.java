package org.passportsync.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Hands out OAuth 2 tokens for client credentials, sent as HTTP Basic or in the form, and knows them again. */
final class TokenDesk {

    /** A token that was handed out, with how often it has been used. */
    record Grant(Set<String> scopes, Instant until, AtomicLong uses) {}

    private static final String READ = "roster.readonly";
    private static final Set<String> KNOWN =
            Set.of(READ, "roster-core.readonly", "roster-demographics.readonly", "roster.createput");

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicLong serial = new AtomicLong();
    private final InstantSource time;

    TokenDesk(InstantSource time) {
        this.time = time;
    }

    Answer token(Call call, AccessRecord access, LocalDate today, Protocol protocol) {
        Map<String, String> form = Call.form(call.body());
        if (!form.getOrDefault("grant_type", "").equals("client_credentials")) {
            return error(400, "unsupported_grant_type", "Only client_credentials is understood");
        }
        if (!knows(call, form, access)) {
            return error(401, "invalid_client", "Client id or secret is wrong");
        }
        Optional<String> fault = invalidity(access.validity(), today);
        if (fault.isPresent()) {
            return error(401, "invalid_client", fault.get());
        }
        String asked = form.getOrDefault("scope", "").isBlank() ? READ : form.getOrDefault("scope", "");
        Set<String> scopes = shortNames(asked);
        if (!KNOWN.containsAll(scopes)) {
            return error(400, "invalid_scope", "A scope is not known here");
        }
        return granted(scopes, asked, protocol);
    }

    /** The grant behind a token that is still good. */
    Optional<Grant> grant(Optional<String> token) {
        return token.map(grants::get).filter(one -> time.instant().isBefore(one.until()));
    }

    /** A new token with these scopes. */
    String newToken(Set<String> scopes, Protocol protocol) {
        String token = "simulated-" + serial.incrementAndGet();
        grants.put(token, new Grant(scopes, time.instant().plus(protocol.tokenLife()), new AtomicLong()));
        return token;
    }

    /** Makes every token that was handed out worthless. */
    void forgetTokens() {
        grants.clear();
    }

    private Answer granted(Set<String> scopes, String asked, Protocol protocol) {
        String token = newToken(scopes, protocol);
        String text = new Utf8()
                .raw("{\"access_token\":")
                .quoted(token)
                .raw(",\"token_type\":\"Bearer\",\"expires_in\":")
                .digits(protocol.tokenLife().toSeconds(), 1)
                .raw(",\"scope\":")
                .quoted(asked)
                .raw('}')
                .toString();
        return Answer.json(200, text).withHeader("Cache-Control", "no-store");
    }

    private static boolean knows(Call call, Map<String, String> form, AccessRecord access) {
        String expected = access.clientId() + ":" + access.clientSecret();
        String authorization = call.header("authorization");
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            // RFC 6749 wants both parts url-encoded; many clients send them as they are.
            String given = basic(authorization.substring(6).strip());
            return given.equals(expected) || decoded(given).equals(expected);
        }
        return expected.equals(form.getOrDefault("client_id", "") + ":" + form.getOrDefault("client_secret", ""));
    }

    private static String basic(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static String decoded(String given) {
        try {
            return Arrays.stream(given.split(":", 2))
                    .map(one -> URLDecoder.decode(one, StandardCharsets.UTF_8))
                    .collect(Collectors.joining(":"));
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** Why a record may not be used on a day, if it may not. */
    static Optional<String> invalidity(AccessRecord.Validity validity, LocalDate today) {
        if (validity.standing() == AccessRecord.Standing.INACTIVE) {
            return Optional.of("The access record is not active");
        }
        if (today.isBefore(validity.effective())) {
            return Optional.of("The access record is not valid before " + validity.effective());
        }
        return today.isAfter(validity.expires())
                ? Optional.of("The access record expired on " + validity.expires())
                : Optional.empty();
    }

    private static Set<String> shortNames(String scopes) {
        return Arrays.stream(scopes.strip().split("\\s+"))
                .map(one -> one.substring(one.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Answer error(int status, String code, String description) {
        String text = new Utf8()
                .raw("{\"error\":")
                .quoted(code)
                .raw(",\"error_description\":")
                .quoted(description)
                .raw('}')
                .toString();
        Answer answer = Answer.json(status, text);
        return status == 401 ? answer.withHeader("WWW-Authenticate", "Basic realm=\"simulator\"") : answer;
    }
}
