package org.safeconduct.exchange;

import java.util.List;
import org.safeconduct.disclosure.Reference;

/**
 * A sharer took a case back. Published in the transaction of it, for those who keep work of the case.
 *
 * @param parts every disclosure of the case, the case itself among them
 */
public record CaseWithdrawn(List<Reference> parts) {

    public CaseWithdrawn {
        parts = List.copyOf(parts);
    }
}
