package org.passportsync.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A megabyte that unpacks to more than a gigabyte: an answer that never ends, for a client that believes it will. */
final class GzipBomb {

    private static final int BLANKS = 64 * 1024 * 1024;
    private static final int PARTS = 18;

    private static byte @Nullable [] made;

    private GzipBomb() {}

    /** The compressed bytes, made once; parts that are compressed alike follow each other, so that they are made fast. */
    static synchronized byte[] bytes() throws IOException {
        byte[] bytes = made;
        if (bytes == null) {
            bytes = make();
            made = bytes;
        }
        return bytes;
    }

    private static byte[] make() throws IOException {
        byte[] blanks = compressed(" ".repeat(BLANKS));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(compressed("{"));
        for (int part = 0; part < PARTS; part++) {
            out.write(blanks);
        }
        return out.toByteArray();
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(Utf8.bytes(text));
        }
        return out.toByteArray();
    }
}
