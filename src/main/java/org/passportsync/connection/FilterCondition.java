package org.passportsync.connection;

/** How a filter rule looks at a value. */
public enum FilterCondition {
    CONTAINS_TEXT("contains text", Operand.TEXT),
    DOES_NOT_CONTAIN_TEXT("does not contain text", Operand.TEXT),
    EQUALS_TEXT("equals text", Operand.TEXT),
    IS_EMPTY("is empty", Operand.NOTHING),
    IS_NOT_EMPTY("is not empty", Operand.NOTHING),
    AFTER("after", Operand.DATE),
    BEFORE("before", Operand.DATE),
    EQUALS("equals", Operand.DATE),
    /** Later than today in the district's time zone. */
    IS_FUTURE("is future", Operand.TODAY),
    /** Earlier than today in the district's time zone. */
    IS_PAST("is past", Operand.TODAY);

    /** What a condition compares with. */
    enum Operand {
        NOTHING,
        TEXT,
        DATE,
        TODAY;

        /** Says whether the rule has to name a value. */
        boolean given() {
            return this == TEXT || this == DATE;
        }

        /** Says whether only attributes that are dates can be looked at so. */
        boolean datesOnly() {
            return this == DATE || this == TODAY;
        }
    }

    private final String key;
    private final Operand operand;

    FilterCondition(String key, Operand operand) {
        this.key = key;
        this.operand = operand;
    }

    /** The words in definitions, for example {@code is not empty}. */
    public String key() {
        return key;
    }

    /** Says whether it compares with today, so that its answer may change while the record does not. */
    public boolean dependsOnToday() {
        return operand == Operand.TODAY;
    }

    Operand operand() {
        return operand;
    }
}
