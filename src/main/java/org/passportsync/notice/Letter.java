package org.passportsync.notice;

/**
 * What a notice says.
 *
 * @param title one line
 * @param text for people
 * @param json the same for programs
 */
record Letter(String title, String text, String json) {}
