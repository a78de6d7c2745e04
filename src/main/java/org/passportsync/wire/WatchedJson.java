package org.passportsync.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NeverRead;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/** Notes whether a field that holds a secret was met anywhere, also in what its reader walks over. */
public final class WatchedJson extends JsonParserDelegate {

    private static final int MOST_NAMES = 2_000;

    private final Map<String, Boolean> names;
    private boolean secret;

    /**
     * Watches a parser.
     *
     * @param names what is known of names; kept by the reader from page to page
     */
    public WatchedJson(JsonParser json, Map<String, Boolean> names) {
        super(json);
        this.names = names;
    }

    /** Whether a field that holds a secret was met. */
    public boolean secretMet() {
        return secret;
    }

    @Override
    public @Nullable JsonToken nextToken() {
        JsonToken token = delegate.nextToken();
        if (token == JsonToken.PROPERTY_NAME) {
            watch(delegate.currentName());
        }
        return token;
    }

    @Override
    public @Nullable String nextName() {
        String name = delegate.nextName();
        if (name != null) {
            watch(name);
        }
        return name;
    }

    @Override
    public JsonParser skipChildren() {
        JsonToken token = delegate.currentToken();
        int depth = token != null && token.isStructStart() ? 1 : 0;
        while (depth > 0 && (token = nextToken()) != null) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return this;
    }

    private void watch(String name) {
        Boolean known = names.get(name);
        if (known == null) {
            known = NeverRead.covers(name);
            if (names.size() < MOST_NAMES) {
                names.put(name, known);
            }
        }
        secret |= known;
    }
}
