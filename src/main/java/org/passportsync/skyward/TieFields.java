package org.passportsync.skyward;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.Relationship;

/** Reads what ties a guardian to one student. */
final class TieFields {

    private static final String GUARDIAN = "guardian";
    private static final Pattern SAYS_SO = Pattern.compile(Relationship.GUARDIAN, Pattern.CASE_INSENSITIVE);

    private final int student;
    private final int type;
    private final int priority;
    private final int guardian;
    private final int custodial;
    private final int emergency;
    private final int pickup;

    TieFields(Fields fields) {
        this.student = fields.place("NameId");
        this.type = fields.place("Relationship");
        this.priority = fields.place("FamilyOrderNumber");
        this.guardian = fields.place("IsGuardian");
        this.custodial = fields.place("IsCustodialGuardian");
        this.emergency = fields.place("IsEmergencyContact");
        this.pickup = fields.place("AllowStudentPickup");
    }

    /**
     * The tie; null where its student, a number or a flag can't be read.
     *
     * @param family the order that the guardian has for all students; null: none
     */
    @Nullable
    Relationship read(NativeObject object, @Nullable String family) {
        String who = object.id(student);
        String order = object.text(priority) == null ? family : object.text(priority);
        boolean readable = who != null
                && (order == null || order.matches("-?[0-9]{1,9}"))
                && isFlag(object.text(guardian))
                && isFlag(object.text(custodial))
                && isFlag(object.text(emergency))
                && isFlag(object.text(pickup));
        if (!readable || who == null) {
            return null;
        }
        return new Relationship(
                who,
                type(object),
                order == null ? null : Integer.valueOf(order),
                flag(object.text(custodial)),
                flag(object.text(emergency)),
                flag(object.text(pickup)));
    }

    /** A guardian is called one also where the relationship has another name, because a contact without guardianship may be left out. */
    private @Nullable String type(NativeObject object) {
        String stated = object.text(type);
        if (!Boolean.TRUE.equals(flag(object.text(guardian)))) {
            return stated;
        }
        if (stated == null) {
            return GUARDIAN;
        }
        return SAYS_SO.matcher(stated).find() ? stated : stated + ", " + GUARDIAN;
    }

    private static boolean isFlag(@Nullable String text) {
        return text == null || flag(text) != null;
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y" -> Boolean.TRUE;
            case "false", "0", "no", "n" -> Boolean.FALSE;
            default -> null;
        };
    }
}
