package org.safeconduct.duty;

import java.util.List;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.springframework.stereotype.Component;

/** For whoever shared it: where it is and nobody has opened it, as far as the gateway can tell. */
@Component
public class Unopened {

    private final Wakings wakings;

    Unopened(Wakings wakings) {
        this.wakings = wakings;
    }

    /** An agency that has something of this which nobody there has opened, though somebody was told. */
    public List<AgencyId> at(Reference reference) {
        return wakings.unopened(reference).stream().map(Waking::agency).toList();
    }
}
