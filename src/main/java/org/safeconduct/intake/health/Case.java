package org.safeconduct.intake.health;

import java.util.List;
import java.util.Set;
import org.safeconduct.disclosure.Concern;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Relation;
import org.safeconduct.disclosure.SupportingItem;
import org.safeconduct.disclosure.Tri;

/** What a message says about the people concerned, in the canonical terms. */
record Case(
        List<Person> persons,
        List<Relation> relations,
        Concern concern,
        boolean immediateDanger,
        Harm harm,
        Tri othersAtRisk,
        Consent consent,
        Set<Purpose> purposes,
        List<SupportingItem> supporting) {

    @Override
    public String toString() {
        return "Case[withheld]";
    }
}
