package org.passportsync.oneroster;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.passportsync.sis.Presence;
import org.passportsync.sis.SourceFault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for single rows, to learn whether they are really gone. */
final class SingleRows {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> NOT_OFFERED = Set.of(400, 405, 501);
    /** Servers take these apart before they look for the row, so that their 404 says nothing of it. */
    private static final Pattern UNASKABLE = Pattern.compile("\\s*|\\.+|.*[/\\\\%;?#\\p{Cntrl}].*", Pattern.DOTALL);

    private final BasePaths paths;
    private final Requests requests;
    private final Refusals refusals;

    SingleRows(BasePaths paths, Requests requests, Refusals refusals) {
        this.paths = paths;
        this.requests = requests;
        this.refusals = refusals;
    }

    Presence confirm(String resource, String rawId) throws SourceFault, InterruptedException {
        if (UNASKABLE.matcher(rawId).matches()) {
            return Presence.UNKNOWN;
        }
        URI collection = Addresses.under(paths.base(), "/" + Addresses.encoded(resource));
        Reply reply = requests.get(resource, Addresses.under(collection, "/" + Addresses.encoded(rawId)));
        if (reply.status() == 404 || reply.status() == 410) {
            return Presence.GONE;
        }
        if (NOT_OFFERED.contains(reply.status())) {
            return Presence.UNKNOWN;
        }
        if (!reply.ok()) {
            throw refusals.of(collection, reply);
        }
        return presence(row(reply), rawId);
    }

    private static Presence presence(JsonNode row, String rawId) {
        if (!row.path("sourcedId").asString("").strip().equals(rawId.strip())) {
            return Presence.UNKNOWN;
        }
        boolean deleted = row.path("status").asString("").strip().equalsIgnoreCase("tobedeleted");
        return deleted ? Presence.GONE : Presence.PRESENT;
    }

    /** The row itself, whether it stands in an envelope or alone. */
    private static JsonNode row(Reply reply) {
        try {
            JsonNode answer = JSON.readTree(reply.start(MOST_BYTES));
            if (answer.has("sourcedId")) {
                return answer;
            }
            return answer.values().stream()
                    .filter(one -> one.has("sourcedId"))
                    .findFirst()
                    .orElse(answer);
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
