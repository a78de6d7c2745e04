package org.passportsync.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hands out the tokens of SMS 2.0, for client credentials or for key and secret as user name and password, in the form. */
final class NativeTokens {

    /** The grants there are. */
    static final List<String> OFFERED = List.of("client_credentials", "password");

    private static final Set<String> SCOPES = Set.of("native");

    private final Stage stage;
    private final Protocol protocol;

    NativeTokens(Stage stage, Protocol protocol) {
        this.stage = stage;
        this.protocol = protocol;
    }

    Answer token(Call call) {
        if (!call.method().equals("POST")) {
            return error(405, "invalid_request").withHeader("Allow", "POST");
        }
        Map<String, String> form = Call.form(call.body());
        String grant = form.getOrDefault("grant_type", "");
        if (!isOffered(grant)) {
            return error(400, "unsupported_grant_type");
        }
        boolean byPassword = grant.equals("password");
        AccessRecord access = stage.access();
        String given = form.getOrDefault(byPassword ? "username" : "client_id", "") + ":"
                + form.getOrDefault(byPassword ? "password" : "client_secret", "");
        if (!given.equals(access.clientId() + ":" + access.clientSecret())
                || TokenDesk.invalidity(access.validity(), stage.today()).isPresent()) {
            return byPassword ? error(400, "invalid_grant") : error(401, "invalid_client");
        }
        return granted();
    }

    /** The grant behind the token of a request, if it is a native one that is still good. */
    Optional<TokenDesk.Grant> grant(Call call) {
        return stage.tokens.grant(call.bearer()).filter(one -> one.scopes().equals(SCOPES));
    }

    private boolean isOffered(String grant) {
        return OFFERED.contains(grant)
                && stage.faults.active().stream()
                        .filter(fault -> fault.name() == FaultName.GRANT)
                        .allMatch(fault -> fault.text().equals(grant));
    }

    private Answer granted() {
        String text = new Utf8()
                .raw("{\"access_token\":")
                .quoted(stage.tokens.newToken(SCOPES, protocol))
                .raw(",\"token_type\":\"bearer\",\"expires_in\":")
                .digits(protocol.tokenLife().toSeconds(), 1)
                .raw('}')
                .toString();
        return Answer.json(200, text).withHeader("Cache-Control", "no-store");
    }

    private static Answer error(int status, String code) {
        return Answer.json(status, "{\"error\":\"" + code + "\"}");
    }
}
