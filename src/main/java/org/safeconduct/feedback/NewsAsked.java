package org.safeconduct.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.sealing.vault.KeptForm;

/**
 * The answer to a sharer who asks how things stand.
 *
 * @param asked who was asked; empty if nobody has anything of the case
 */
public record NewsAsked(
        Reference reference,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Recipient> asked) {

    /** How it is kept. */
    public static final KeptForm<NewsAsked> FORM = new KeptForm<>(NewsAsked.class);

    public NewsAsked {
        asked = List.copyOf(asked);
    }
}
