package org.passportsync.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.NeverRead;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.util.JsonParserDelegate;

/** Notes whether a secret was met anywhere, by its field or its type, also in what its reader walks over. */
public final class WatchedJson extends JsonParserDelegate {

    /** The field whose values say by their {@link #TYPE} what they are. */
    static final String TYPED = "userIds";

    static final String TYPE = "type";

    private static final int MOST_NAMES = 2_000;

    private final Map<String, Boolean> names;
    private final Map<String, Boolean> types = new HashMap<>();
    private boolean secret;
    private boolean type;

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
        } else if (type) {
            secret |= token == JsonToken.VALUE_STRING
                    && isTyped()
                    && isSecret(types, delegate.getString(), NeverRead::coversType);
            type = false;
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

    private boolean isTyped() {
        TokenStreamContext at = delegate.streamReadContext();
        while (at != null && !TYPED.equals(at.currentName())) {
            at = at.getParent();
        }
        return at != null;
    }

    private void watch(String name) {
        type = name.equals(TYPE);
        secret |= isSecret(names, name, NeverRead::covers);
    }

    private static boolean isSecret(Map<String, Boolean> all, String one, Predicate<String> rule) {
        Boolean known = all.get(one);
        if (known == null) {
            known = rule.test(one);
            if (all.size() < MOST_NAMES) {
                all.put(one, known);
            }
        }
        return known;
    }
}
