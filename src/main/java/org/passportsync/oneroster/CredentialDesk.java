package org.passportsync.oneroster;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Delivery;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceSettings;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.Patience;
import org.passportsync.wire.Reply;
import org.passportsync.wire.TokenDesk;
import org.passportsync.wire.TokenReply;
import org.passportsync.wire.Wire;

/** Asks for OAuth 2 tokens with client credentials, in the way that this server understands; one thread at a time. */
final class CredentialDesk implements TokenDesk {

    /** Where the credentials stand in a request. */
    private enum Style {
        BASIC,
        FORM
    }

    private record Way(URI url, Style style, String scope) {}

    private record Tried(Way way, Reply reply) {}

    private final Delivery delivery;
    private final String secret;
    private final String scopes;
    private final Wire wire;
    private final Patience patience;
    private volatile @Nullable Way known;

    CredentialDesk(Delivery delivery, SourceSettings settings, Wire wire, Patience patience) {
        this.delivery = delivery;
        this.secret = settings.secret();
        this.scopes = Scopes.of(delivery, settings.unasked());
        this.wire = wire;
        this.patience = patience;
    }

    /** A fresh token, asked for in the way that worked before, else in all ways in turn. */
    @Override
    public Granted ask() throws SourceFault, InterruptedException {
        wire.demandEncrypted(delivery.serviceUrl());
        Way before = known;
        if (before != null) {
            Optional<Granted> granted = TokenReply.granted(send(before));
            if (granted.isPresent()) {
                return granted.get();
            }
            known = null;
        }
        return askEverywhere();
    }

    /** Where the last token was handed out and for which scopes, in words; the secret is not among them. */
    @Override
    public String way() {
        Way worked = known;
        if (worked == null) {
            return "";
        }
        String at = " by " + Addresses.shown(worked.url());
        return worked.scope().isEmpty()
                ? at + ", without naming scopes"
                : at + ", for the scopes " + worked.scope().replace(" ", ", ");
    }

    private Granted askEverywhere() throws SourceFault, InterruptedException {
        List<TokenRefusal.Answered> refused = new ArrayList<>();
        for (URI url : TokenUrls.of(delivery)) {
            Optional<Tried> tried = triedUnlessElsewhere(url);
            if (tried.isEmpty()) {
                continue;
            }
            Reply reply = tried.get().reply();
            Optional<Granted> granted = TokenReply.granted(reply);
            if (granted.isPresent()) {
                known = tried.get().way();
                return granted.get();
            }
            refused.add(new TokenRefusal.Answered(url, reply));
            if (TokenReply.isRefusal(reply)) {
                break;
            }
        }
        throw new TokenRefusal(delivery, secret).of(refused);
    }

    /** Nothing where a guessed place redirects to another server: it is not the right one. */
    private Optional<Tried> triedUnlessElsewhere(URI url) throws SourceFault, InterruptedException {
        try {
            return Optional.of(tried(url));
        } catch (SourceFault fault) {
            if (fault.kind() == SourceFault.Kind.REFUSED && delivery.tokenUrl() == null) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    private Tried tried(URI url) throws SourceFault, InterruptedException {
        Tried tried = tried(url, scopes);
        return TokenReply.isScopeRefused(tried.reply()) && delivery.scopes().isEmpty() ? tried(url, "") : tried;
    }

    private Tried tried(URI url, String scope) throws SourceFault, InterruptedException {
        Tried basic = tried(new Way(url, Style.BASIC, scope));
        int status = basic.reply().status();
        if (status != 400 && status != 401 || TokenReply.isScopeRefused(basic.reply())) {
            return basic;
        }
        Tried form = tried(new Way(url, Style.FORM, scope));
        boolean tellsMore = form.reply().ok()
                || TokenReply.isScopeRefused(form.reply())
                || form.reply().status() == 401 && status == 400;
        return tellsMore ? form : basic;
    }

    private Tried tried(Way way) throws SourceFault, InterruptedException {
        return new Tried(way, send(way));
    }

    private Reply send(Way way) throws SourceFault, InterruptedException {
        return patience.ask("token", way.url(), () -> wire.sendForLittle(request(way), way.url()));
    }

    private HttpRequest request(Way way) {
        StringBuilder form = new StringBuilder("grant_type=client_credentials");
        if (!way.scope().isEmpty()) {
            form.append("&scope=").append(Addresses.encoded(way.scope()));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(way.url())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded");
        String id = Addresses.encoded(delivery.clientId());
        String key = Addresses.encoded(secret);
        switch (way.style()) {
            case BASIC -> request.header("Authorization", "Basic " + base64(id + ":" + key));
            case FORM ->
                form.append("&client_id=").append(id).append("&client_secret=").append(key);
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
