package org.passportsync.staging;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows in PostgreSQL's binary COPY format, ready to be sent in one go.
 *
 * <p>Source of the format: PostgreSQL documentation, COPY, "Binary Format". Dates are days since
 * 2000-01-01; jsonb is version byte 1 and the text.
 */
public final class CopyBuffer {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int HEADER = SIGNATURE.length + 8;
    private static final int TEXT_OID = 25;
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();

    private byte[] bytes;
    private int length = HEADER;
    private int rows;

    public CopyBuffer(int capacity) {
        bytes = new byte[Math.max(capacity, HEADER + 2)];
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
    }

    public int rows() {
        return rows;
    }

    /** Starts a row of so many columns; each must then be put in order. */
    public CopyBuffer row(int columns) {
        rows++;
        reserve(2);
        rawShort(columns);
        return this;
    }

    public CopyBuffer nothing() {
        reserve(4);
        rawInt(-1);
        return this;
    }

    public CopyBuffer number(short value) {
        reserve(6);
        rawInt(2);
        rawShort(value);
        return this;
    }

    public CopyBuffer number(int value) {
        reserve(8);
        rawInt(4);
        rawInt(value);
        return this;
    }

    public CopyBuffer number(long value) {
        reserve(12);
        rawInt(8);
        rawLong(value);
        return this;
    }

    /** A value of the type {@code "char"}. */
    public CopyBuffer letter(char value) {
        reserve(5);
        rawInt(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public CopyBuffer text(@Nullable String value) {
        return value == null ? nothing() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public CopyBuffer bytes(byte @Nullable [] value) {
        if (value == null) {
            return nothing();
        }
        reserve(4 + value.length);
        rawInt(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    public CopyBuffer uuid(long high, long low) {
        reserve(20);
        rawInt(16);
        rawLong(high);
        rawLong(low);
        return this;
    }

    public CopyBuffer uuid(UUID value) {
        return uuid(value.getMostSignificantBits(), value.getLeastSignificantBits());
    }

    /** A JSON text in UTF-8. */
    public CopyBuffer json(byte[] text, int size) {
        reserve(5 + size);
        rawInt(size + 1);
        bytes[length++] = 1;
        System.arraycopy(text, 0, bytes, length, size);
        length += size;
        return this;
    }

    public CopyBuffer date(@Nullable LocalDate value) {
        return value == null ? nothing() : number((int) (value.toEpochDay() - EPOCH_DAY));
    }

    /** A text array; empty stands as null. */
    public CopyBuffer texts(@Nullable Collection<String> values) {
        if (values == null || values.isEmpty()) {
            return nothing();
        }
        reserve(24);
        int start = length;
        rawInt(0);
        rawInt(1);
        rawInt(0);
        rawInt(TEXT_OID);
        rawInt(values.size());
        rawInt(1);
        List.copyOf(values).forEach(this::text);
        int end = length;
        length = start;
        rawInt(end - start - 4);
        length = end;
        return this;
    }

    /** Sends all rows on the transaction's own connection; gives their number. */
    public int send(Connection connection, String copyStatement) throws SQLException {
        if (rows == 0) {
            return 0;
        }
        reserve(2);
        rawShort(-1);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copyStatement);
        try {
            copy.writeToCopy(bytes, 0, length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return rows;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    private void rawShort(int value) {
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
    }

    private void rawInt(int value) {
        rawShort(value >> 16);
        rawShort(value);
    }

    private void rawLong(long value) {
        rawInt((int) (value >> 32));
        rawInt((int) value);
    }
}
