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

    /** What stands around the rows of an answer. */
    record Envelope(String opens, String closes) {

        static final Envelope BARE_LIST = new Envelope("[", "]");
        static final Envelope NONE = new Envelope("", "");

        static Envelope page(Resource resource) {
            return new Envelope("{\"" + resource.path() + "\":[", "]}");
        }

        static Envelope single(Resource resource) {
            return new Envelope("{\"" + resource.single() + "\":", "}");
        }
    }

    /** A page of rows, written while it is sent; pages with equal keys have equal bytes. */
    record Page(Envelope envelope, Table table, int[] ranks, RowEditing editing, Object key) implements Body {

        private static final int DRAIN = 64 * 1024;

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Utf8 text = new Utf8().raw(envelope.opens());
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
            text.raw(envelope.closes()).drainTo(out);
        }
    }

    /** One object in its envelope. */
    record Single(Envelope envelope, Table table, int rank, RowEditing editing) implements Body {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Utf8 text = new Utf8().raw(envelope.opens());
            editing.write(table, rank, text);
            text.raw(envelope.closes()).drainTo(out);
        }
    }
}
