package org.passportsync.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.UnreadablePage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** The bytes of one page, unpacked where they are compressed, and what is wrong with them. */
public final class PageBytes {

    /** The most that a page may be once it is unpacked. */
    public static final long MOST = 1_000_000_000;

    private static final int GZIP_BUFFER = 64 * 1024;
    private static final char MARK = '\uFFFD';

    private final SourcePage page;

    public PageBytes(SourcePage page) {
        this.page = page;
    }

    public JsonParser json(JsonFactory factory) throws UnreadablePage {
        return page.gzipped()
                ? factory.createParser(ObjectReadContext.empty(), unpacked())
                : factory.createParser(ObjectReadContext.empty(), page.body());
    }

    /** The same with a mark in the place of all bytes that are no UTF-8. */
    public JsonParser mended(JsonFactory factory) throws UnreadablePage {
        return factory.createParser(ObjectReadContext.empty(), text(CodingErrorAction.REPLACE));
    }

    /** Whether a text may hold such a mark. */
    public static boolean isMended(String text) {
        return text.indexOf(MARK) >= 0;
    }

    /** The whole page as text, unpacked; for pages that their source bounds. */
    public String text() throws UnreadablePage {
        try (Reader text = text(CodingErrorAction.REPLACE)) {
            return text.readAllAsString();
        } catch (IOException broken) {
            throw cut();
        }
    }

    /** Whether some bytes are no UTF-8; read to the end, so only asked where something is wrong. */
    public boolean areNoUtf8() throws UnreadablePage {
        char[] piece = new char[GZIP_BUFFER];
        try (Reader text = text(CodingErrorAction.REPORT)) {
            int length = text.read(piece);
            for (long read = 0; length >= 0 && read < MOST; read += length) {
                length = text.read(piece);
            }
            return false;
        } catch (CharacterCodingException noUtf8) {
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    public UnreadablePage unreadable(JacksonException broken, long at) {
        String place = " at byte " + at;
        return switch (broken) {
            case JacksonIOException _ -> cut();
            case StreamConstraintsException _ ->
                new UnreadablePage("the answer is beyond its bounds" + place + ": the most are " + MOST
                        + " bytes, texts of 16000000 characters and 10000 levels");
            case UnexpectedEndOfInputException _ -> new UnreadablePage("the answer is cut short" + place);
            default ->
                new UnreadablePage(
                        page.gzipped()
                                ? "the compressed answer of " + page.body().length
                                        + " bytes is damaged, or no JSON, where it is unpacked" + place
                                : "the answer is no JSON" + place);
        };
    }

    private UnreadablePage cut() {
        return new UnreadablePage("the " + (page.gzipped() ? "compressed " : "") + "answer of " + page.body().length
                + " bytes is cut short or broken");
    }

    private Reader text(CodingErrorAction action) throws UnreadablePage {
        InputStream bytes = page.gzipped() ? unpacked() : new ByteArrayInputStream(page.body());
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(action).onUnmappableCharacter(action));
    }

    private InputStream unpacked() throws UnreadablePage {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(page.body()), GZIP_BUFFER);
        } catch (IOException broken) {
            throw cut();
        }
    }
}
