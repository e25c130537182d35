package org.safeconduct.sealing;

import java.util.List;
import org.safeconduct.handling.Explained;

/** An explained disclosure whose releases are sealed. From here on nothing readable is needed. */
public record Sealed(Explained explained, List<Envelope> envelopes) {

    public Sealed {
        envelopes = List.copyOf(envelopes);
    }

    @Override
    public String toString() {
        return "Sealed[" + envelopes + ", withheld]";
    }
}
