package org.passportsync.oneroster;

import org.jspecify.annotations.Nullable;

/** One role of a user at one organisation, as the server says it. */
final class Role {

    @Nullable
    String name;

    @Nullable
    String org;

    @Nullable
    String beginDate;

    @Nullable
    String endDate;

    boolean primary;
}
