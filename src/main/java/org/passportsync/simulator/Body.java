package org.passportsync.simulator;

import java.io.IOException;
import java.io.OutputStream;

/** What an answer carries. */
sealed interface Body {

    /** Writes the whole body. */
    void writeTo(OutputStream out) throws IOException;

    /** A body that is ready. */
    record Ready(byte[] bytes) implements Body {

        static Ready of(String text) {
            return new Ready(Utf8.bytes(text));
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /** A page of rows, written while it is sent; pages with equal keys have equal bytes. */
    record Page(Resource resource, Table table, int[] ranks, RowEditing editing, Object key) implements Body {

        private static final int DRAIN = 64 * 1024;

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Utf8 text = new Utf8().raw("{\"" + resource.path() + "\":[");
            editing.begin(text, ranks.length);
            for (int at = 0; at < ranks.length; at++) {
                if (at > 0) {
                    text.raw(',');
                }
                editing.write(table, ranks[at], text);
                if (text.length() >= DRAIN) {
                    text.drainTo(out);
                }
            }
            text.raw("]}").drainTo(out);
        }
    }

    /** One object in its envelope. */
    record Single(Resource resource, Table table, int rank, RowEditing editing) implements Body {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Utf8 text = new Utf8().raw("{\"" + resource.single() + "\":");
            editing.write(table, rank, text);
            text.raw('}').drainTo(out);
        }
    }
}
