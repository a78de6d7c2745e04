package org.passportsync.oneroster;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.ErrorText;
import org.passportsync.wire.Refusals;
import org.passportsync.wire.Reply;
import org.passportsync.wire.Requests;

/** Finds under which path the server answers as OneRoster, once, and remembers it. */
final class BasePaths {

    private static final List<String> USUAL =
            List.of("/ims/oneroster/rostering/v1p2", "/ims/oneroster/v1p2", "/ims/oneroster/v1p1");
    private static final Pattern WHOLE = Pattern.compile(".*/v[0-9]+p[0-9]+");
    private static final Pattern BEGUN = Pattern.compile("/ims(/oneroster(/rostering)?)?(/v[0-9]+p[0-9]+)?$");

    private final URI service;
    private final Requests requests;
    private final Refusals refusals;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile @Nullable URI found;

    BasePaths(URI service, Requests requests, Refusals refusals) {
        this.service = service;
        this.requests = requests;
        this.refusals = refusals;
    }

    /** The path that resources stand under, without a slash at the end. */
    URI base() throws SourceFault, InterruptedException {
        URI known = found;
        if (known != null) {
            return known;
        }
        oneAtATime.lockInterruptibly();
        try {
            URI probed = found == null ? probed() : found;
            found = probed;
            return probed;
        } finally {
            oneAtATime.unlock();
        }
    }

    /** The service's address before any OneRoster path. */
    static URI home(URI service) {
        return URI.create(BEGUN.matcher(Addresses.shown(service)).replaceFirst(""));
    }

    /** A further sentence where an address looks like that of the native API; else empty. */
    static String nativeHint(URI service) {
        String path = service.getRawPath() == null ? "" : service.getRawPath().toLowerCase(Locale.ROOT);
        return path.matches("/api.*|.*api/?") && !path.contains("/ims/") ? looksNative() : "";
    }

    private URI probed() throws SourceFault, InterruptedException {
        requests.enter();
        Map<URI, Reply> answers = new LinkedHashMap<>();
        Map<URI, String> looks = new LinkedHashMap<>();
        for (URI candidate : candidates()) {
            URI orgs = Addresses.under(candidate, "/orgs");
            try {
                Reply reply = requests.get("orgs", orgs, URI.create(orgs + "?limit=1"));
                if (speaksOneRoster(reply)) {
                    return candidate;
                }
                answers.put(orgs, reply);
                looks.put(orgs, orgs + " answers " + reply.status() + ", " + look(reply));
            } catch (SourceFault fault) {
                if (fault.kind() != SourceFault.Kind.REFUSED) {
                    throw fault;
                }
                looks.put(orgs, fault.reason().replaceAll("\\.$", ""));
            }
        }
        throw none(answers, looks);
    }

    private List<URI> candidates() {
        URI given = URI.create(Addresses.shown(service));
        String path = given.getRawPath() == null ? "" : given.getRawPath();
        if (WHOLE.matcher(path).matches()) {
            return List.of(given);
        }
        Stream<URI> usual = USUAL.stream().map(one -> Addresses.under(home(service), one));
        return (path.isEmpty() ? usual : Stream.concat(Stream.of(given), usual))
                .distinct()
                .toList();
    }

    private static boolean speaksOneRoster(Reply reply) {
        if (!reply.json()) {
            return false;
        }
        String start = reply.peek();
        boolean refusesAsOneRoster = (reply.status() == 400 || reply.status() == 403) && start.contains("\"imsx_");
        return reply.ok() && start.contains("\"orgs\"") || refusesAsOneRoster;
    }

    private static String look(Reply reply) {
        return reply.ok() && reply.json() ? "JSON without orgs" : ErrorText.of(reply);
    }

    private SourceFault none(Map<URI, Reply> answers, Map<URI, String> looks) throws InterruptedException {
        for (int status : new int[] {401, 403}) {
            for (Map.Entry<URI, Reply> one : answers.entrySet()) {
                if (one.getValue().status() == status) {
                    SourceFault refused = refusals.of(one.getKey(), one.getValue());
                    return new SourceFault(refused.kind(), refused.reason() + nativeHint(service));
                }
            }
        }
        String asked = String.join("; ", looks.values());
        String hint = nativeHint(service).isEmpty() && !answersAsNative() ? "" : looksNative();
        return new SourceFault(
                SourceFault.Kind.FOREIGN,
                "No OneRoster was found at " + Addresses.shown(service) + ": " + asked
                        + ". Give the OneRoster address that Skyward shows, with its path." + hint);
    }

    private boolean answersAsNative() throws InterruptedException {
        try {
            URI schools = Addresses.under(home(service), "/v1/schools");
            Reply reply = requests.get("schools", schools, schools);
            return reply.ok() && reply.json();
        } catch (SourceFault unanswered) {
            return false;
        }
    }

    private static String looksNative() {
        return " This looks like the native Skyward API; use application skyward for it.";
    }
}
