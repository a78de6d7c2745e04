package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.wire.JsonText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the {@code roles} of a 1.2 user. */
final class RoleList {

    private final List<Role> roles = new ArrayList<>();
    private boolean odd;

    void clear() {
        roles.clear();
        odd = false;
    }

    List<Role> all() {
        return roles;
    }

    /** Says whether something in them is of another type than it should be. */
    boolean odd() {
        return odd;
    }

    void read(JsonParser json, JsonToken token) {
        clear();
        if (token != JsonToken.START_ARRAY) {
            odd = JsonText.word(RawValue.read(json, token)) != null || token == JsonToken.START_OBJECT;
            return;
        }
        JsonToken next;
        while ((next = json.nextToken()) != JsonToken.END_ARRAY) {
            if (next == JsonToken.START_OBJECT) {
                roles.add(role(json));
            } else {
                odd = true;
                json.skipChildren();
            }
        }
    }

    private Role role(JsonParser json) {
        Role role = new Role();
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            switch (name) {
                case "role" -> role.name = plain(json, token);
                case "roleType" -> role.primary = "primary".equalsIgnoreCase(plain(json, token));
                case "org" -> role.org = org(json, token);
                case "beginDate" -> role.beginDate = plain(json, token);
                case "endDate" -> role.endDate = plain(json, token);
                default -> json.skipChildren();
            }
        }
        return role;
    }

    private @Nullable String org(JsonParser json, JsonToken token) {
        odd |= token.isNumeric() || token.isBoolean();
        return word(RawValue.read(json, token));
    }

    private @Nullable String plain(JsonParser json, JsonToken token) {
        if (token.isScalarValue()) {
            return word(RawValue.read(json, token));
        }
        odd = true;
        json.skipChildren();
        return null;
    }

    private @Nullable String word(@Nullable Object value) {
        odd |= value == JsonText.ODD || value instanceof List<?>;
        return JsonText.word(value);
    }
}
