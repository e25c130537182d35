package org.safeconduct.intake;

import java.util.Map;
import java.util.Optional;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;

/**
 * A recipient's answer to a disclosure, read from a FHIR message.
 *
 * @param from whose part the caller's agency plays
 * @param answered how the answer names the message that it answers
 * @param traits what it repeats of that message
 * @param reference our reference, if the answer names it
 * @param decision in the words of the recipient's own interface ({@code POST /police/v1/decisions} and the MASH's), without the
 *     reference; not yet checked
 */
public record RecipientAnswer(
        Caller caller,
        Recipient from,
        String answered,
        Map<Correlation.Trait, String> traits,
        Optional<Reference> reference,
        Map<String, Object> decision) {

    public RecipientAnswer {
        traits = Map.copyOf(traits);
        decision = Map.copyOf(decision);
    }

    @Override
    public String toString() {
        return "RecipientAnswer[withheld]";
    }
}
