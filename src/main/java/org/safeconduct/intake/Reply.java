package org.safeconduct.intake;

import org.safeconduct.disclosure.Reference;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the sharer's system gets back; each interface renders it in its own format.
 *
 * @param status the disclosure's status, as the interface names it ({@code accepted}, {@code referred}, {@code refused})
 * @param repeated the same message had come before, and this is the first answer again
 * @param body the answer as JSON: decisions, handling statement, receipt, links
 */
public record Reply(Reference reference, String status, boolean preview, boolean repeated, ObjectNode body) {}
