package org.passportsync.oneroster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The wanted fields of one JSON object: text as text, references as the {@code sourcedId} they lead to, arrays as lists;
 * everything else is walked over. One is used again for row after row.
 *
 * <p>Identifier and status have fixed places. Fields named {@code password} or {@code credentials} are never wanted.
 */
final class RowObject {

    static final int ID = 0;
    static final int STATUS = 1;
    static final int FIRST = 2;

    private static final int LONGEST_TEXT = 100_000;

    private final Map<String, Integer> fields;
    private final @Nullable Object[] values;
    private final List<Role> roles = new ArrayList<>();
    private @Nullable String odd;

    RowObject(Map<String, Integer> fields, int size) {
        this.fields = fields;
        this.values = new Object[size];
    }

    /** Reads an object whose start was just met, to its end. */
    void read(JsonParser json) {
        Arrays.fill(values, null);
        roles.clear();
        odd = null;
        String name;
        while ((name = json.nextName()) != null) {
            Integer field = fields.get(name);
            JsonToken token = json.nextToken();
            if (field != null) {
                values[field] = value(json, token, name);
            } else if (name.equals("metadata") && token == JsonToken.START_OBJECT) {
                nested(json, "metadata.");
            } else {
                json.skipChildren();
            }
        }
    }

    @Nullable
    Object value(int field) {
        return field < 0 ? null : values[field];
    }

    /** A field's text; of an array the first. */
    @Nullable
    String text(int field) {
        Object value = value(field);
        if (value instanceof List<?> list) {
            return list.isEmpty() ? null : list.getFirst().toString();
        }
        return value == null ? null : value.toString();
    }

    /** The identifier; null where none can be read. */
    @Nullable
    String id() {
        String id = values[ID] instanceof String text ? text.strip() : null;
        return id == null || id.isEmpty() ? null : id;
    }

    /** The roles of a 1.2 user. */
    List<Role> roles() {
        return roles;
    }

    /** The name of a field that holds something that can't be read; null where all can. */
    @Nullable
    String odd() {
        return odd;
    }

    private @Nullable Object value(JsonParser json, JsonToken token, String name) {
        return switch (token) {
            case START_OBJECT -> reference(json, name);
            case START_ARRAY ->
                switch (name) {
                    case "roles" -> roles(json);
                    case "userIds" -> userIds(json);
                    default -> list(json, name);
                };
            case VALUE_NULL -> null;
            default -> bounded(json.getString(), name);
        };
    }

    private @Nullable String bounded(String text, String name) {
        if (text.length() > LONGEST_TEXT) {
            odd = name;
            return null;
        }
        return text;
    }

    private @Nullable String reference(JsonParser json, String name) {
        String id = null;
        String field;
        while ((field = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            if (field.equals("sourcedId") && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                id = json.getString().strip();
            } else {
                json.skipChildren();
            }
        }
        if (id == null) {
            odd = name;
        }
        return id;
    }

    private List<String> list(JsonParser json, String name) {
        List<String> list = new ArrayList<>(4);
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_ARRAY) {
                odd = name;
                json.skipChildren();
            } else if (value(json, token, name) instanceof String one) {
                list.add(one);
            }
        }
        return list;
    }

    private @Nullable Object roles(JsonParser json) {
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT) {
                roles.add(role(json));
            } else {
                odd = "roles";
                json.skipChildren();
            }
        }
        return null;
    }

    private Role role(JsonParser json) {
        Role role = new Role();
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            switch (name) {
                case "role" -> role.name = scalar(json, token);
                case "roleType" -> role.primary = "primary".equalsIgnoreCase(scalar(json, token));
                case "org" ->
                    role.org = token == JsonToken.START_OBJECT ? reference(json, "roles") : scalar(json, token);
                case "beginDate" -> role.beginDate = scalar(json, token);
                case "endDate" -> role.endDate = scalar(json, token);
                default -> json.skipChildren();
            }
        }
        return role;
    }

    private static @Nullable String scalar(JsonParser json, JsonToken token) {
        if (token.isScalarValue()) {
            String text = token == JsonToken.VALUE_NULL ? "" : json.getString().strip();
            return text.isEmpty() ? null : text;
        }
        json.skipChildren();
        return null;
    }

    /** Puts each identifier into the field of its kind, {@code userIds.<type in small letters>}. */
    private @Nullable Object userIds(JsonParser json) {
        JsonToken token;
        while ((token = json.nextToken()) != JsonToken.END_ARRAY) {
            if (token != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            String type = null;
            String identifier = null;
            String name;
            while ((name = json.nextName()) != null) {
                JsonToken value = json.nextToken();
                switch (name) {
                    case "type" -> type = scalar(json, value);
                    case "identifier" -> identifier = scalar(json, value);
                    default -> json.skipChildren();
                }
            }
            keep(type, identifier);
        }
        return null;
    }

    private void keep(@Nullable String type, @Nullable String identifier) {
        Integer field = type == null ? null : fields.get("userIds." + type.toLowerCase(java.util.Locale.ROOT));
        if (field != null && values[field] == null) {
            values[field] = identifier;
        }
    }

    private void nested(JsonParser json, String prefix) {
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            Integer field = fields.get(prefix + name);
            if (field == null) {
                json.skipChildren();
            } else {
                values[field] = value(json, token, name);
            }
        }
    }
}
