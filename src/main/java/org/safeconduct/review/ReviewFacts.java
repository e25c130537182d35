package org.safeconduct.review;

import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.disclosure.WhoKnows;

/** What the rules looked at in a disclosure; names nobody. */
public record ReviewFacts(
        Nation nation,
        boolean immediateDanger,
        Harm harm,
        Tri othersAtRisk,
        Factors factors,
        Consent consent,
        Set<Purpose> purposes,
        Answer<StatutoryGateway> gateway,
        Set<Recipient> recipients,
        Set<Category> categories,
        HowKnown known,
        SharerRole role,
        List<WhoKnows.One> whoKnows) {

    static ReviewFacts of(Disclosure disclosure) {
        return new ReviewFacts(
                disclosure.nation(),
                disclosure.immediateDanger(),
                disclosure.harm(),
                disclosure.othersAtRisk(),
                disclosure.factors(),
                disclosure.consent(),
                disclosure.purposes(),
                disclosure.gateway(),
                disclosure.recipients(),
                disclosure.concern().categories(),
                disclosure.concern().known(),
                disclosure.sharer().role(),
                WhoKnows.in(disclosure).people());
    }

    @Override
    public String toString() {
        return "ReviewFacts[withheld]";
    }
}
