package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers from 0 up, seven bits to a byte and the low ones first, so that small ones take one byte; behind bytes of their own. */
final class PackedNumbers {

    private static final int MORE = 0x80;

    private final int front;
    private byte[] bytes;
    private int size;

    /** Leaves so many bytes in front, and has room for about so many behind. */
    PackedNumbers(int front, int room) {
        this.front = front;
        this.bytes = new byte[front + Math.max(16, room)];
        this.size = front;
    }

    /** The bytes in front, to be written until the next {@link #put}. */
    ByteBuffer front() {
        return ByteBuffer.wrap(bytes, 0, front);
    }

    void put(int number) {
        if (bytes.length - size < 5) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int rest = number;
        while ((rest & ~(MORE - 1)) != 0) {
            bytes[size++] = (byte) (rest | MORE);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    static Reader reader(byte[] bytes, int from) {
        return new Reader(bytes, from);
    }

    /** Reads the numbers in their order. */
    static final class Reader {

        private final byte[] bytes;
        private int at;

        private Reader(byte[] bytes, int from) {
            this.bytes = bytes;
            this.at = from;
        }

        /** Where it stands. */
        int at() {
            return at;
        }

        int next() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[at++];
                number |= (part & MORE - 1) << shift;
                if (part >= 0) {
                    return number;
                }
            }
        }
    }
}
