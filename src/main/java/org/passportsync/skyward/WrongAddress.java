package org.passportsync.skyward;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.ErrorText;
import org.passportsync.wire.Reply;
import org.passportsync.wire.Wire;

/** Recognises what else stands at an address that is not the native API's, and says what to do. */
final class WrongAddress {

    private static final String ONEROSTER = "/ims/oneroster";
    private static final List<String> ONEROSTER_PATHS =
            List.of(ONEROSTER + "/rostering/v1p2/orgs", ONEROSTER + "/v1p2/orgs", ONEROSTER + "/v1p1/orgs");

    private final URI service;
    private final Wire wire;

    WrongAddress(URI service, Wire wire) {
        this.service = service;
        this.wire = wire;
    }

    /** Whether the address says by itself that it is OneRoster's. */
    boolean isOneRoster() {
        String path = service.getRawPath() == null ? "" : service.getRawPath();
        return path.toLowerCase(Locale.ROOT).contains(ONEROSTER);
    }

    /** What to do about an address that belongs to OneRoster. */
    String oneRoster() {
        return Addresses.shown(service) + " is a OneRoster address. Use application skyward-oneroster for it. "
                + NativeAddress.SHAPES;
    }

    /** Further sentences: what answers there, and what the right address looks like. */
    String hint() throws InterruptedException {
        StringBuilder hint = new StringBuilder();
        asked(service)
                .filter(reply -> reply.ok() && reply.html())
                .ifPresent(reply -> hint.append(' ')
                        .append(Addresses.shown(service))
                        .append(" answers ")
                        .append(ErrorText.of(reply))
                        .append(": that is a web page for people, not the API."));
        for (URI place : places()) {
            if (asked(place).filter(WrongAddress::speaksOneRoster).isPresent()) {
                return hint.append(" OneRoster answers at ")
                        .append(Addresses.shown(place).replaceFirst("/orgs$", ""))
                        .append("; use application skyward-oneroster to read it. ")
                        .append(NativeAddress.SHAPES)
                        .toString();
            }
        }
        return hint.append(' ').append(NativeAddress.SHAPES).toString();
    }

    private List<URI> places() {
        return Stream.of(Addresses.origin(service), NativeAddress.base(service))
                .distinct()
                .flatMap(home -> ONEROSTER_PATHS.stream().map(path -> Addresses.under(home, path)))
                .toList();
    }

    private static boolean speaksOneRoster(Reply reply) {
        if (!reply.json()) {
            return false;
        }
        String start = reply.peek();
        return start.contains("\"imsx_") || reply.ok() && start.contains("\"orgs\"");
    }

    /** What stands at an address, asked once and without a token; nothing where it can't be reached. */
    private Optional<Reply> asked(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .GET()
                .build();
        try {
            return Optional.of(wire.send(request, address));
        } catch (IOException | SourceFault unanswered) {
            return Optional.empty();
        }
    }
}
