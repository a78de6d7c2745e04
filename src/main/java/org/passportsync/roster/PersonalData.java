package org.passportsync.roster;

/** The personal-data class of an attribute, from nothing to what never leaves the record tables unmasked. */
public enum PersonalData {
    NONE,
    ORDINARY,
    MASKED,
    SECRET;

    /** Says whether values of this class are masked in logs, issues and reviews. */
    public boolean masked() {
        return compareTo(MASKED) >= 0;
    }
}
