package org.safeconduct.intake.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;

/**
 * Which of several names, addresses, numbers and identifiers hold: by use and period, whatever their order. What is old, ended or yet to
 * come is none of them; a period holds through the whole of its last day.
 */
final class Current {

    private static final List<String> PAST = List.of("old", "maiden");
    private static final String NOT_SAID = "";

    private final Instant at;

    Current(Instant at) {
        this.at = at;
    }

    /** The one that counts first. */
    List<HumanName> names(List<HumanName> all) {
        return of(
                all,
                each -> each.hasUse() ? each.getUse().toCode() : NOT_SAID,
                HumanName::getPeriod,
                List.of("official", "usual", NOT_SAID, "temp", "nickname", "anonymous"));
    }

    /** Where they live first. */
    List<Address> addresses(List<Address> all) {
        return of(
                all,
                each -> each.hasUse() ? each.getUse().toCode() : NOT_SAID,
                Address::getPeriod,
                List.of("home", NOT_SAID, "temp", "work", "billing"));
    }

    /** The official one first. */
    List<Identifier> identifiers(List<Identifier> all) {
        return of(
                all,
                each -> each.hasUse() ? each.getUse().toCode() : NOT_SAID,
                Identifier::getPeriod,
                List.of("official", "usual", NOT_SAID, "temp", "secondary"));
    }

    /** As they are written. */
    List<ContactPoint> telecoms(List<ContactPoint> all) {
        return of(all, each -> each.hasUse() ? each.getUse().toCode() : NOT_SAID, ContactPoint::getPeriod, List.of());
    }

    private <T> List<T> of(List<T> all, Function<T, String> use, Function<T, Period> period, List<String> inOrder) {
        return all.stream()
                .filter(each -> !PAST.contains(use.apply(each)) && Written.holds(period.apply(each), at))
                .sorted(Comparator.comparingInt(each -> inOrder.indexOf(use.apply(each))))
                .toList();
    }
}
