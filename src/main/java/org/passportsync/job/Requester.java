package org.passportsync.job;

/**
 * Who asks for a run.
 *
 * @param trigger how: {@code COMMAND_LINE}, {@code API}, {@code SCHEDULE}, {@code DEMO}
 * @param name the actor, for history and audit
 */
public record Requester(String trigger, String name) {}
