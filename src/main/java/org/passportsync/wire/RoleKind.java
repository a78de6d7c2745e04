package org.passportsync.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a role makes of a user.
 *
 * @see <a href="https://www.imsglobal.org/spec/oneroster/v1p2">OneRoster 1.2, role vocabulary</a>
 */
public enum RoleKind {
    STUDENT("student"),
    STAFF(
            "teacher",
            "aide",
            "administrator",
            "principal",
            "assistantprincipal",
            "siteadministrator",
            "districtadministrator",
            "systemadministrator",
            "counselor",
            "proctor",
            "staff",
            "primaryteacher",
            "secondaryteacher",
            "substituteteacher"),
    CONTACT("guardian", "parent", "relative");

    public static final List<RoleKind> ALL = List.of(values());

    private static final int LONGEST_SHOWN = 40;
    private static final Map<String, RoleKind> BY_NAME = new HashMap<>();

    static {
        for (RoleKind kind : values()) {
            for (String name : kind.names) {
                BY_NAME.put(name, kind);
            }
        }
    }

    private final String[] names;

    RoleKind(String... names) {
        this.names = names;
    }

    /** The kind of a role; null where we don't know it. */
    public static @Nullable RoleKind of(@Nullable String role) {
        if (role == null) {
            return null;
        }
        RoleKind kind = BY_NAME.get(role);
        return kind == null ? BY_NAME.get(role.strip().toLowerCase(Locale.ROOT)) : kind;
    }

    /** A role as it may be told in an issue: whatever stands there, its beginning only. */
    public static @Nullable String shown(@Nullable String role) {
        return role == null || role.length() <= LONGEST_SHOWN ? role : role.substring(0, LONGEST_SHOWN);
    }
}
