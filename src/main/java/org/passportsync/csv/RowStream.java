package org.passportsync.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/** Reads a file row by row from its start; the first row is its header. What can't be read is told as a fault. */
final class RowStream implements AutoCloseable {

    private static final int MOST_COLUMNS = 1_000;
    private static final int LONGEST_VALUE = 1_000_000;
    private static final int LONGEST_ROW = 4_000_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final SetFile file;
    private final CountedBytes bytes;
    private final CloseableIterator<CsvRecord> records;
    private final Header header;
    private long line;
    private long row;

    private RowStream(SetFile file, InputStream opened) throws IOException, SourceFault {
        this.file = file;
        this.bytes = new CountedBytes(opened, file.size());
        this.records = records(text(bytes));
        CsvRecord first = next();
        if (first == null) {
            throw new SourceFault(
                    Kind.FOREIGN, file.inWords() + " is empty; even a list without rows has a line with its columns");
        }
        this.header = Header.of(file, first.getFields());
        this.row = 0;
    }

    static RowStream open(SetFile file) throws SourceFault {
        InputStream opened = null;
        try {
            opened = file.open();
            return new RowStream(file, opened);
        } catch (IOException unreadable) {
            close(opened);
            throw unreadable(file, unreadable);
        } catch (SourceFault fault) {
            close(opened);
            throw fault;
        }
    }

    private static void close(@Nullable InputStream opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException late) {
            // Whatever was wrong is told already.
        }
    }

    private static Reader text(InputStream bytes) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static CloseableIterator<CsvRecord> records(Reader text) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(
                        CsvRecordHandler.of(bounds -> bounds.maxFields(MOST_COLUMNS)
                                .maxFieldSize(LONGEST_VALUE)
                                .maxRecordSize(LONGEST_ROW)),
                        text)
                .iterator();
    }

    /** The next row; null behind the last one. */
    @Nullable
    CsvRecord next() throws SourceFault {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord next = records.next();
            line = next.getStartingLineNumber();
            row++;
            return next;
        } catch (CsvParseException odd) {
            throw new SourceFault(
                    Kind.FOREIGN,
                    file.inWords() + " can't be read behind line " + line + ": a quote is opened and never closed, text"
                            + " follows a closed quote, or a value has more than " + LONGEST_VALUE
                            + " characters. Have the file written anew");
        } catch (UncheckedIOException unreadable) {
            throw unreadable(file, cause(unreadable));
        }
    }

    /** Whether there is a further row. */
    boolean more() throws SourceFault {
        try {
            return records.hasNext();
        } catch (CsvParseException odd) {
            return true; // Told by asking for it.
        } catch (UncheckedIOException unreadable) {
            throw unreadable(file, cause(unreadable));
        }
    }

    Header header() {
        return header;
    }

    /** How many rows were read, the header not counted. */
    long row() {
        return row;
    }

    /** The line on which the row begins that was read last. */
    long line() {
        return line;
    }

    /** All bytes that were read so far. */
    CountedBytes bytes() {
        return bytes;
    }

    private static IOException cause(UncheckedIOException wrapped) {
        IOException cause = wrapped.getCause();
        return cause == null ? new IOException(wrapped) : cause;
    }

    private static SourceFault unreadable(SetFile file, IOException reason) {
        return switch (reason) {
            case CharacterCodingException _ ->
                new SourceFault(
                        Kind.FOREIGN,
                        file.inWords() + " is not UTF-8; have it written as UTF-8, with or without a byte order mark");
            case CountedBytes.TooMany _ ->
                new SourceFault(
                        Kind.REFUSED,
                        file.inWords() + " holds more than the " + file.size()
                                + " bytes that are announced: it is damaged, or grew while it was read. Have it written anew");
            default ->
                new SourceFault(
                        Kind.UNAVAILABLE,
                        file.inWords() + " can't be read to its end: it is damaged, still being written, or closed to"
                                + " this program. Wait until it is complete, check who may read it, or have it written"
                                + " anew");
        };
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException late) {
            // Nothing was written.
        }
    }
}
