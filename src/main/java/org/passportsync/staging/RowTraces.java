package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.passportsync.roster.ContentHash;

/**
 * By what the rows of a page can be told when they come again, and how much of its outcome came of each: the fingerprint and
 * the number of a row's bytes, of its parts and of its counted records. About twenty bytes for a row.
 */
final class RowTraces {

    private static final int HASH_BYTES = 2 * Long.BYTES;

    /** Fingerprint of the bytes in front of the first row, on which a row's meaning may depend. */
    private final ContentHash envelope;

    private long[] hashes = new long[2_048];
    private int[] numbers = new int[3 * 1_024];
    private int size;

    RowTraces(ContentHash envelope) {
        this.envelope = envelope;
    }

    ContentHash envelope() {
        return envelope;
    }

    int size() {
        return size;
    }

    /** Adds a row of so many bytes. */
    void add(ContentHash hash, int length) {
        if (hashes.length == 2 * size) {
            hashes = Arrays.copyOf(hashes, 4 * size);
            numbers = Arrays.copyOf(numbers, 6 * size);
        }
        hashes[2 * size] = hash.high();
        hashes[2 * size + 1] = hash.low();
        numbers[3 * size] = length;
        size++;
    }

    /** Says how many parts a row yielded, and how many records that are counted. */
    void yielded(int row, int parts, int counted) {
        numbers[3 * row + 1] = parts;
        numbers[3 * row + 2] = counted;
    }

    boolean is(int row, ContentHash hash) {
        return hashes[2 * row + 1] == hash.low() && hashes[2 * row] == hash.high();
    }

    long low(int row) {
        return hashes[2 * row + 1];
    }

    int length(int row) {
        return numbers[3 * row];
    }

    int parts(int row) {
        return numbers[3 * row + 1];
    }

    int counted(int row) {
        return numbers[3 * row + 2];
    }

    byte[] written() {
        PackedNumbers out = new PackedNumbers(Integer.BYTES + HASH_BYTES * (size + 1), 5 * size);
        ByteBuffer front = out.front();
        front.putInt(size).putLong(envelope.high()).putLong(envelope.low());
        front.asLongBuffer().put(hashes, 0, 2 * size);
        for (int at = 0; at < 3 * size; at++) {
            out.put(numbers[at]);
        }
        return out.bytes();
    }

    /** Reads what {@link #written} wrote. */
    static RowTraces read(byte[] bytes) {
        ByteBuffer front = ByteBuffer.wrap(bytes);
        int size = front.getInt();
        RowTraces traces = new RowTraces(new ContentHash(front.getLong(), front.getLong()));
        traces.size = size;
        traces.hashes = new long[2 * size];
        traces.numbers = new int[3 * size];
        front.asLongBuffer().get(traces.hashes);
        PackedNumbers.Reader in = PackedNumbers.reader(bytes, Integer.BYTES + HASH_BYTES * (size + 1));
        for (int at = 0; at < 3 * size; at++) {
            traces.numbers[at] = in.next();
        }
        return traces;
    }
}
