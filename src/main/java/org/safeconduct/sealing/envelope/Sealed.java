package org.safeconduct.sealing.envelope;

import java.util.List;
import org.safeconduct.handling.Explained;
import org.springframework.modulith.NamedInterface;

/** An explained disclosure whose releases are sealed. From here on nothing readable is needed. */
@NamedInterface
public record Sealed(Explained explained, List<Envelope> envelopes) {

    public Sealed {
        envelopes = List.copyOf(envelopes);
    }

    @Override
    public String toString() {
        return "Sealed[" + envelopes + ", withheld]";
    }
}
