package org.passportsync.connection;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Allows whatever a stored definition names, because it was judged when it was stored. */
final class StoredRules {

    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredRules() {}

    static ReadingRules of(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            Set<String> hosts = new HashSet<>();
            addHost(hosts, tree.path("delivery").path("serviceUrl"));
            addHost(hosts, tree.path("delivery").path("tokenUrl"));
            addHost(hosts, tree.path("notify").path("webhook"));
            return new ReadingRules(Set.of(tree.path("application").asString("")), hosts, Set.of());
        } catch (JacksonException unreadable) {
            return ReadingRules.of(Set.of());
        }
    }

    private static void addHost(Set<String> hosts, JsonNode url) {
        String host = url.isString() ? UrlForm.host(url.stringValue()) : null;
        if (host != null) {
            hosts.add(host.toLowerCase(Locale.ROOT));
        }
    }
}
