package org.passportsync.oneroster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.wire.JsonText;
import org.passportsync.wire.PageBytes;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The wanted fields of one JSON object; everything else is walked over. One is used again for row after row. Of a field
 * that stands there twice the last one counts.
 *
 * <p>Identifier and status have fixed places. Fields that hold secrets are never wanted.
 */
final class RowObject {

    static final int ID = 0;
    static final int STATUS = 1;

    private static final int LONGEST_ID = 255;

    /** References that a row need not have. */
    private static final Set<String> MAY_LACK = Set.of("parent", "primaryOrg");

    private final FieldPlan plan;
    private final @Nullable Object[] values;
    private final RoleList roles = new RoleList();
    private boolean odd;

    RowObject(FieldPlan plan) {
        this.plan = plan;
        this.values = new Object[plan.size()];
    }

    /** Forgets the row before. */
    void clear() {
        Arrays.fill(values, null);
        roles.clear();
        odd = false;
    }

    /** Reads an object whose start was just met, to its end. */
    void read(JsonParser json) {
        clear();
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            Integer place = plan.fields().get(name);
            if (place == null) {
                group(json, token, name);
            } else if (place == ID && token != JsonToken.VALUE_STRING) {
                values[ID] = null;
                json.skipChildren();
            } else if (token == JsonToken.START_OBJECT && MAY_LACK.contains(name)) {
                put(place, RawValue.readUnlessEmpty(json));
            } else {
                put(place, RawValue.read(json, token));
            }
        }
    }

    @Nullable
    Object value(int place) {
        return place < 0 ? null : values[place];
    }

    /** A field's trimmed text; of an array the first that is not blank; null for none. */
    @Nullable
    String text(int place) {
        return JsonText.first(value(place));
    }

    /** The identifier; null where none can be read. */
    @Nullable
    String id() {
        String id = JsonText.word(values[ID]);
        return id == null || id.length() > LONGEST_ID ? null : id;
    }

    /** The roles of a 1.2 user. */
    List<Role> roles() {
        return roles.all();
    }

    /** The name of a field that holds something that can't be read; null where all can. */
    @Nullable
    String odd() {
        if (roles.odd()) {
            return "roles";
        }
        for (int place = 0; odd && place < values.length; place++) {
            if (values[place] == JsonText.ODD) {
                return plan.name(place);
            }
        }
        return null;
    }

    /** The name of a field with a mark in the place of bytes that were no UTF-8; null where none has one. */
    @Nullable
    String mended() {
        for (int place = 0; place < values.length; place++) {
            if (isMended(values[place])) {
                return plan.name(place);
            }
        }
        return null;
    }

    private static boolean isMended(@Nullable Object value) {
        return switch (value) {
            case String text -> PageBytes.isMended(text);
            case List<?> list -> list.stream().anyMatch(RowObject::isMended);
            case null, default -> false;
        };
    }

    void put(int place, @Nullable Object value) {
        values[place] = value;
        odd |= value == JsonText.ODD;
    }

    /** Fields that are no values but groups of them. */
    private void group(JsonParser json, JsonToken token, String name) {
        switch (name) {
            case "roles" -> roles.read(json, token);
            case "userIds" -> userIds(json, token);
            case "metadata" -> metadata(json, token);
            default -> json.skipChildren();
        }
    }

    private void metadata(JsonParser json, JsonToken token) {
        forget(plan.metadata());
        if (token != JsonToken.START_OBJECT || plan.metadata().isEmpty()) {
            json.skipChildren();
            return;
        }
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken value = json.nextToken();
            Integer place = plan.metadata().get(name);
            if (place == null) {
                json.skipChildren();
            } else {
                put(place, RawValue.read(json, value));
            }
        }
    }

    /** Puts each identifier into the field of its type, the first of a type only. */
    private void userIds(JsonParser json, JsonToken token) {
        forget(plan.userIds());
        if (token != JsonToken.START_ARRAY || plan.userIds().isEmpty()) {
            json.skipChildren();
            return;
        }
        JsonToken next;
        while ((next = json.nextToken()) != JsonToken.END_ARRAY) {
            if (next == JsonToken.START_OBJECT) {
                userId(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void userId(JsonParser json) {
        String type = null;
        Object identifier = null;
        String name;
        while ((name = json.nextName()) != null) {
            JsonToken token = json.nextToken();
            switch (name) {
                case "type" -> type = JsonText.word(RawValue.read(json, token));
                case "identifier" -> identifier = RawValue.read(json, token);
                default -> json.skipChildren();
            }
        }
        putUserId(type, identifier);
    }

    /** Takes an identifier of some type, unless one of that type was there before. */
    void putUserId(@Nullable String type, @Nullable Object identifier) {
        Integer place = type == null ? null : plan.userIds().get(type.toLowerCase(Locale.ROOT));
        if (place != null && values[place] == null) {
            put(place, identifier);
        }
    }

    private void forget(Map<String, Integer> group) {
        if (!group.isEmpty()) {
            group.values().forEach(place -> values[place] = null);
        }
    }
}
