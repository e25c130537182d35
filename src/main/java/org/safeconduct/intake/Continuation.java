package org.safeconduct.intake;

import java.util.Optional;

/**
 * How a message names the case that it changes.
 *
 * @param reference the gateway's reference, if the message has it
 * @param request the service request's id, under which the case was first shared
 */
public record Continuation(Optional<String> reference, Optional<String> request) {}
