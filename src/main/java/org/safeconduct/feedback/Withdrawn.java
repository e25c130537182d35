package org.safeconduct.feedback;

import java.util.List;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.disclosure.Status;
import org.safeconduct.sealing.vault.KeptForm;

/**
 * The answer to a withdrawal.
 *
 * @param neverSent for whom it was stopped in time
 * @param told who has or may have read it, and is told
 * @param meaning what that comes to, in plain English
 * @param recording what a withdrawal does not do
 */
public record Withdrawn(
        Reference reference,
        Status status,
        List<AgencyId> neverSent,
        List<AgencyId> told,
        String meaning,
        String recording) {

    /** How it is kept. */
    public static final KeptForm<Withdrawn> FORM = new KeptForm<>(Withdrawn.class);

    public Withdrawn {
        neverSent = List.copyOf(neverSent);
        told = List.copyOf(told);
    }

    /**
     * What comes out of the route.
     *
     * @param repeated the same message had come before, and this is its first answer again
     */
    public record Reply(Withdrawn answer, boolean repeated) {}
}
