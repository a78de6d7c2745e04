package org.passportsync.oneroster;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.passportsync.sis.Presence;
import org.passportsync.sis.SourceFault;
import org.passportsync.wire.Addresses;
import org.passportsync.wire.Refusals;
import org.passportsync.wire.Reply;
import org.passportsync.wire.Requests;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for single rows, to learn whether they are really gone. */
final class SingleRows {

    private static final int LISTED = 10;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> NOT_OFFERED = Set.of(400, 405, 501);

    private final BasePaths paths;
    private final Requests requests;
    private final Refusals refusals;
    private final Pages pages;
    private final Map<String, Boolean> trusted = new ConcurrentHashMap<>();

    SingleRows(BasePaths paths, Requests requests, Refusals refusals, Pages pages) {
        this.paths = paths;
        this.requests = requests;
        this.refusals = refusals;
        this.pages = pages;
    }

    Presence confirm(String resource, String rawId) throws SourceFault, InterruptedException {
        if (!Addresses.isAskable(rawId)) {
            return Presence.UNKNOWN;
        }
        Presence presence = asked(resource, rawId);
        return presence != Presence.GONE || trusted(resource) ? presence : Presence.UNKNOWN;
    }

    private Presence asked(String resource, String rawId) throws SourceFault, InterruptedException {
        URI collection = Addresses.under(paths.base(), "/" + Addresses.encoded(resource));
        Reply reply = requests.get(resource, collection, Addresses.under(collection, "/" + Addresses.encoded(rawId)));
        if (reply.status() == 404 || reply.status() == 410) {
            return Presence.GONE;
        }
        if (NOT_OFFERED.contains(reply.status())) {
            return Presence.UNKNOWN;
        }
        if (!reply.ok()) {
            throw refusals.of(collection, reply);
        }
        return presence(read(reply), rawId);
    }

    /**
     * Whether this server finds single rows at all: one that answers 404 for a row that it has just listed would have
     * every row gone, and where it lists none that could be asked for, nothing is known of it. Asked once for each resource.
     */
    private boolean trusted(String resource) throws SourceFault, InterruptedException {
        Boolean known = trusted.get(resource);
        if (known != null) {
            return known;
        }
        Optional<String> listed = firstListed(read(pages.rows(resource, 0, LISTED)));
        if (listed.isEmpty()) {
            return false;
        }
        boolean finds = asked(resource, listed.get()) == Presence.PRESENT;
        trusted.put(resource, finds);
        return finds;
    }

    private static Optional<String> firstListed(JsonNode page) {
        return page.values().stream()
                .filter(JsonNode::isArray)
                .flatMap(rows -> rows.values().stream())
                .filter(row -> !row.path("status").asString("").strip().equalsIgnoreCase("tobedeleted"))
                .map(row -> row.path("sourcedId").asString("").strip())
                .filter(Addresses::isAskable)
                .findFirst();
    }

    private static Presence presence(JsonNode answer, String rawId) {
        JsonNode row = row(answer);
        if (!row.path("sourcedId").asString("").strip().equals(rawId.strip())) {
            return Presence.UNKNOWN;
        }
        boolean deleted = row.path("status").asString("").strip().equalsIgnoreCase("tobedeleted");
        return deleted ? Presence.GONE : Presence.PRESENT;
    }

    /** The row itself, whether it stands in an envelope or alone. */
    private static JsonNode row(JsonNode answer) {
        return answer.has("sourcedId")
                ? answer
                : answer.values().stream()
                        .filter(one -> one.has("sourcedId"))
                        .findFirst()
                        .orElse(answer);
    }

    private static JsonNode read(Reply reply) {
        try {
            return JSON.readTree(reply.start(MOST_BYTES));
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
