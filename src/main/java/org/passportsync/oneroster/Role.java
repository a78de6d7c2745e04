package org.passportsync.oneroster;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One role of a user at one organisation, as the server says it. */
final class Role {

    private static final String NO_DATE = "0001-";
    private static final Comparator<Role> LATEST = Comparator.comparing(
                    (Role role) -> date(role.endDate), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing((Role role) -> date(role.beginDate), Comparator.nullsFirst(Comparator.naturalOrder()));

    @Nullable
    String name;

    @Nullable
    String org;

    @Nullable
    String beginDate;

    @Nullable
    String endDate;

    boolean primary;

    /**
     * The one that is called primary: of several the one that ends last, and of these the one that began last; null where these are
     * at several schools. So it is the same in whatever order they stand.
     */
    static @Nullable Role primary(List<Role> roles) {
        Role last = null;
        boolean several = false;
        for (Role one : roles) {
            if (one.primary) {
                int later = last == null ? 1 : LATEST.compare(one, last);
                several = later <= 0 && (several || later == 0 && last != null && !Objects.equals(one.org, last.org));
                last = later > 0 ? one : last;
            }
        }
        return several ? null : last;
    }

    private static @Nullable String date(@Nullable String text) {
        return text == null || text.startsWith(NO_DATE) ? null : text;
    }
}
