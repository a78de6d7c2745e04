package org.passportsync.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Counts and sums the bytes that go by; refuses to let more go by than were announced. */
final class CountedBytes extends FilterInputStream {

    private final long most;
    private final CRC32 sum = new CRC32();
    private long count;
    private int last = -1;

    CountedBytes(InputStream bytes, long most) {
        super(bytes);
        this.most = most;
    }

    /** There are more bytes than the file should have. */
    static final class TooMany extends IOException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            count += read;
            sum.update(into, offset, read);
            last = into[offset + read - 1];
            if (count > most) {
                throw new TooMany();
            }
        }
        return read;
    }

    long count() {
        return count;
    }

    long sum() {
        return sum.getValue();
    }

    /** Whether the last byte so far ends a line. */
    boolean atLineEnd() {
        return last == '\n' || last == '\r';
    }
}
