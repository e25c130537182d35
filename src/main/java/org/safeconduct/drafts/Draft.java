package org.safeconduct.drafts;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A disclosure in the making.
 *
 * @param form the JSON form of a disclosure as far as it is written; see {@code intake/disclosure.schema.json}
 */
public record Draft(UUID id, Instant updatedAt, ObjectNode form) {

    /** The member of a form that is to be a further part of a case: its {@code reference}, {@code kind} and {@code answers}. */
    public static final String PART_OF = "partOf";

    /** The reference of the case that this is to be a further part of; empty if it is to be a case of its own. */
    public String addsTo() {
        return form.path(PART_OF).path("reference").asString("");
    }

    @Override
    public String toString() {
        return "Draft[withheld]";
    }
}
