package io.wiredns.command;

/**
 * The likeliest cause of what a query went through, with its evidence, and one command that shows
 * whether it is the cause.
 *
 * @param text the cause
 * @param evidence what speaks for it; empty if nothing does more than for others
 * @param command the command, or a check in words if there is none
 */
record LikelyCause(String text, String evidence, String command) {}
