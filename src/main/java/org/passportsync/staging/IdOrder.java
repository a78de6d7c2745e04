package org.passportsync.staging;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The orders in which servers sort identifiers; which of them holds is found out page by page. */
public enum IdOrder {
    CODE_POINT(Comparator.naturalOrder()),
    IGNORING_CASE(String.CASE_INSENSITIVE_ORDER),
    NUMERIC(IdOrder::byNumber);

    private final Comparator<String> comparator;

    IdOrder(Comparator<String> comparator) {
        this.comparator = comparator;
    }

    /** All orders that a source may still follow before anything is read. */
    public static Set<IdOrder> any() {
        return EnumSet.allOf(IdOrder.class);
    }

    /** The orders in which these identifiers ascend. */
    static Set<IdOrder> of(List<String> ids) {
        Set<IdOrder> holding = any();
        holding.removeIf(order -> !order.ascends(ids));
        return holding;
    }

    /** The orders, of those given, in which these identifiers ascend. */
    static Set<IdOrder> holding(Set<IdOrder> candidates, RowIds ids) {
        EnumSet<IdOrder> holding = EnumSet.noneOf(IdOrder.class);
        if (!candidates.isEmpty()) {
            holding.addAll(candidates);
            holding.retainAll(ids.orders());
        }
        return holding;
    }

    /** A bit for each. */
    static int bits(Set<IdOrder> orders) {
        return orders.stream().mapToInt(order -> 1 << order.ordinal()).sum();
    }

    /** Reads what {@link #bits} made; further bits are left out. */
    static Set<IdOrder> fromBits(int bits) {
        Set<IdOrder> orders = any();
        orders.removeIf(order -> (bits & 1 << order.ordinal()) == 0);
        return orders;
    }

    /** Says whether one identifier stands at or before the other. */
    boolean notAfter(String one, String other) {
        return comparator.compare(one, other) <= 0;
    }

    static String asText(Set<IdOrder> orders) {
        return orders.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    static Set<IdOrder> fromText(String text) {
        return text.isEmpty()
                ? EnumSet.noneOf(IdOrder.class)
                : java.util.Arrays.stream(text.split(","))
                        .map(IdOrder::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(IdOrder.class)));
    }

    private boolean ascends(List<String> ids) {
        if (this == NUMERIC && !ids.stream().allMatch(IdOrder::isNumber)) {
            return false;
        }
        for (int i = 1; i < ids.size(); i++) {
            if (comparator.compare(ids.get(i - 1), ids.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.length() <= 18 && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int byNumber(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? Long.compare(Long.parseLong(one), Long.parseLong(other))
                : one.compareTo(other);
    }
}
