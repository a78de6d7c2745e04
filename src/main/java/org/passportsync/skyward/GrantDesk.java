package org.passportsync.skyward;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Delivery;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.Patience;
import org.passportsync.wire.Reply;
import org.passportsync.wire.TokenDesk;
import org.passportsync.wire.TokenReply;
import org.passportsync.wire.Wire;

/** Asks for tokens by the grant that this server offers: client credentials, else key and secret as user name and password. */
final class GrantDesk implements TokenDesk {

    /** What a token is asked by; each of the two was seen. */
    enum Grant {
        CLIENT_CREDENTIALS("client_credentials", "client_id", "client_secret"),
        PASSWORD("password", "username", "password");

        private final String type;
        private final String key;
        private final String secret;

        Grant(String type, String key, String secret) {
            this.type = type;
            this.key = key;
            this.secret = secret;
        }

        String type() {
            return type;
        }
    }

    /** What a grant was answered. */
    record Answered(Grant grant, Reply reply) {}

    private static final Set<Integer> PLACE_IS_WRONG = Set.of(404, 405, 410);

    private final URI url;
    private final Delivery delivery;
    private final String secret;
    private final Wire wire;
    private final Patience patience;
    private volatile @Nullable Grant known;

    GrantDesk(Delivery delivery, String secret, Wire wire, Patience patience) {
        URI given = delivery.tokenUrl();
        this.url = given == null ? Addresses.under(NativeAddress.base(delivery.serviceUrl()), "/token") : given;
        this.delivery = delivery;
        this.secret = secret;
        this.wire = wire;
        this.patience = patience;
    }

    /** A fresh token, asked for by the grant that worked before, else by both in turn. */
    @Override
    public Granted ask() throws SourceFault, InterruptedException {
        wire.demandEncrypted(delivery.serviceUrl());
        Grant before = known;
        if (before != null) {
            Optional<Granted> granted = TokenReply.granted(send(before));
            if (granted.isPresent()) {
                return granted.get();
            }
            known = null;
        }
        return askByAll();
    }

    @Override
    public String way() {
        Grant worked = known;
        return worked == null ? "" : " by " + Addresses.shown(url) + ", for the grant " + worked.type();
    }

    private Granted askByAll() throws SourceFault, InterruptedException {
        List<Answered> refused = new ArrayList<>();
        for (Grant grant : Grant.values()) {
            Reply reply = send(grant);
            Optional<Granted> granted = TokenReply.granted(reply);
            if (granted.isPresent()) {
                known = grant;
                return granted.get();
            }
            refused.add(new Answered(grant, reply));
            if (PLACE_IS_WRONG.contains(reply.status()) || reply.ok()) {
                break;
            }
        }
        throw new GrantRefusal(url, delivery.clientId(), secret).of(refused);
    }

    private Reply send(Grant grant) throws SourceFault, InterruptedException {
        String form = "grant_type=" + grant.type + "&" + grant.key + "=" + Addresses.encoded(delivery.clientId()) + "&"
                + grant.secret + "=" + Addresses.encoded(secret);
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return patience.ask("token", url, () -> wire.sendForLittle(request, url));
    }
}
