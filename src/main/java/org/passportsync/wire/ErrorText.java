package org.passportsync.wire;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server says of an error, in words that may be shown: bounded, and without what could be personal. */
public final class ErrorText {

    private static final int MOST = 200;
    private static final int MOST_READ = 8_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TITLE = Pattern.compile("<title[^>]{0,200}>([^<]{1,1000})<", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");
    private static final Pattern PERSONAL = Pattern.compile("[^\\s@<>\"'(),;:=]{1,100}@[^\\s@<>\"'(),;:]{1,200}"
            + "|\\d{3}[-. ]\\d{2,3}[-. ]\\d{4}" + "|\\d{6,}" + "|(?i:bearer|basic) \\S{8,}");
    private static final List<String> PLACES = List.of(
            "/imsx_description",
            "/imsx_StatusInfo/imsx_description",
            "/imsx_statusInfo/imsx_description",
            "/statusInfoSet/0/imsx_description",
            "/error_description",
            "/message",
            "/Message",
            "/error/message",
            "/errors/0/message",
            "/title",
            "/detail",
            "/error");

    private ErrorText() {}

    /** The server's own words; what is hidden never shows, even where the server repeats it. */
    public static String of(Reply reply, String... hidden) {
        String text = reply.peek();
        if (text.isBlank()) {
            return "an empty answer";
        }
        if (reply.html()) {
            Matcher title = TITLE.matcher(text);
            return title.find() ? "an HTML page titled \"" + shown(title.group(1), hidden) + "\"" : "an HTML page";
        }
        String words = reply.json() ? fromJson(text) : text;
        return words.isBlank() ? "no reason is given" : "\"" + shown(words, hidden) + "\"";
    }

    /** Any text as it may stand in a message. */
    public static String shown(String text, String... hidden) {
        String words = text.length() <= MOST_READ ? text : text.substring(0, MOST_READ);
        for (String one : hidden) {
            words = one.isEmpty() ? words : words.replace(one, "***").replace(Addresses.encoded(one), "***");
        }
        words = UNSEEN.matcher(words).replaceAll(" ").strip();
        words = PERSONAL.matcher(words).replaceAll("***");
        return words.length() <= MOST ? words : words.substring(0, MOST) + "...";
    }

    private static String fromJson(String text) {
        JsonNode answer = read(text);
        return PLACES.stream()
                .map(place -> answer.at(place).asString(""))
                .filter(found -> !found.isBlank())
                .findFirst()
                .orElse("");
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
