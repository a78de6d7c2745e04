package org.passportsync.connection;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many records one operation may touch before the run is held.
 *
 * @param percent of the live records; null: not limited in percent
 * @param count records; null: not limited in number
 */
public record Limit(@Nullable BigDecimal percent, @Nullable Integer count) {

    /** Nothing is too many. */
    public static final Limit NONE = new Limit(null, null);

    /** Two limits that mean the same are equal, {@code 5} and {@code 5.0} among them. */
    public Limit {
        percent = percent == null ? null : plain(percent);
    }

    public static Limit ofPercent(int percent) {
        return new Limit(BigDecimal.valueOf(percent), null);
    }

    /** Says whether it limits nothing. */
    public boolean none() {
        return percent == null && count == null;
    }

    /** Says whether more records are affected than the number allows. */
    public boolean exceededInCount(long affected) {
        return count != null && affected > count;
    }

    /**
     * Says whether more records are affected than the percentage allows.
     *
     * @param of live records before the run; of none, nothing is a percentage, and only a limit of 0 % is exceeded
     * @param floor affected records from which on percentages count; a limit of 0 % has none
     */
    public boolean exceededInPercent(long affected, long of, int floor) {
        if (percent == null || (percent.signum() != 0 && (affected < floor || of == 0))) {
            return false;
        }
        BigDecimal allowedTimesHundred = percent.multiply(BigDecimal.valueOf(of));
        return BigDecimal.valueOf(affected).movePointRight(2).compareTo(allowedTimesHundred) > 0;
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
