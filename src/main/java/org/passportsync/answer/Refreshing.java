package org.passportsync.answer;

import java.util.List;

/** The schools whose attributes the next sync takes again. */
public record Refreshing(List<String> refreshing) {}
