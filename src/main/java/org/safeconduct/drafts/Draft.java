package org.safeconduct.drafts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A disclosure in the making.
 *
 * @param form the JSON form of a disclosure as far as it is written; see {@code intake/disclosure.schema.json}
 */
public record Draft(UUID id, Instant updatedAt, ObjectNode form) {

    @Override
    public String toString() {
        return "Draft[withheld]";
    }
}
