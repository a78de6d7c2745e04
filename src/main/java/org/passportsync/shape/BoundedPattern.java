package org.passportsync.shape;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A district's regular expression that can't keep a run busy: a match that looks at more characters than a sensible
 * expression would need is given up and counts as none. One serves one thread.
 */
final class BoundedPattern {

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_LOOKS = 200_000;

    private final Matcher matcher;

    BoundedPattern(String expression) {
        this.matcher = Pattern.compile(expression).matcher("");
    }

    /** Says whether the expression matches the whole text within bounds. */
    boolean matches(String text) {
        if (text.length() > LONGEST_TEXT) {
            return false;
        }
        try {
            return matcher.reset(new Watched(text)).matches();
        } catch (GivenUp | StackOverflowError tooMuch) {
            return false;
        } finally {
            matcher.reset("");
        }
    }

    private static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("the pattern looked at too many characters", null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Watched implements CharSequence {

        private final String text;
        private int looks;

        Watched(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int at) {
            if (++looks > MOST_LOOKS) {
                throw new GivenUp();
            }
            return text.charAt(at);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
