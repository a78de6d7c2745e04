package org.passportsync.skyward;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passportsync.wire.RoleKind;

/** Reads roles of staff. Districts name types of staff as they like, so any is taken that is not a student's or a contact's. */
final class StaffRole {

    private StaffRole() {}

    /** The role, in small letters where it is a known one; null where there is none, or it is none of staff. */
    static @Nullable String of(@Nullable String stated) {
        if (stated == null) {
            return null;
        }
        RoleKind kind = RoleKind.of(stated);
        if (kind == null) {
            return stated;
        }
        return kind == RoleKind.STAFF ? stated.toLowerCase(Locale.ROOT) : null;
    }
}
