package org.safeconduct.sharing;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Sector;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.Harm;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Sensitivity;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.disclosure.Tri;

/**
 * What the sharing rules may know of a disclosure, for one recipient: codes only, nothing that says who anyone is. The keys
 * are the columns of the sharing table.
 */
record Facts(Map<String, Object> values) {

    private static final String UNKNOWN = "unknown";
    private static final String NONE = "none";

    Facts {
        values = Map.copyOf(values);
    }

    /** Every term that a fact can be; a truth value has none. A table that lacks one of them could not decide every case. */
    static final Map<String, Set<String>> TERMS = Map.ofEntries(
            Map.entry("recipient", codes(Recipient.values())),
            Map.entry("request", Set.of(NONE)),
            Map.entry("sector", codes(Sector.values())),
            Map.entry("role", codes(SharerRole.values())),
            Map.entry("immediateDanger", Set.of()),
            Map.entry("subject", codes(SubjectKind.values())),
            Map.entry("ageBand", codes(Ages.Band.values())),
            Map.entry("capacity", codes(Tri.values())),
            Map.entry("harm", codes(Harm.values())),
            Map.entry("othersAtRisk", codes(Tri.values())),
            Map.entry("categories", codes(Category.values())),
            Map.entry("known", codes(HowKnown.values())),
            Map.entry("coercion", codes(Tri.values())),
            Map.entry("exploitationSigns", codes(Tri.values())),
            Map.entry("allegedAdult", codes(Tri.values())),
            Map.entry("consent", codes(Consent.State.values())),
            Map.entry("consentBy", codes(Consent.GivenBy.values(), UNKNOWN)),
            Map.entry("consentReason", codes(Consent.Reason.values(), NONE)),
            Map.entry("inform", codes(Consent.Inform.values())),
            Map.entry("purposes", codes(Purpose.values())),
            Map.entry("gateway", codes(StatutoryGateway.values(), NONE)),
            Map.entry("agreement", Set.of("current", "expired", "missing")),
            Map.entry("detriment", Set.of("not-stated")),
            Map.entry("items", codes(Sensitivity.values())),
            Map.entry("payload", codes(Payload.Kind.values())));

    /** @param day the day in the United Kingdom on which the disclosure came */
    static Facts of(
            Disclosure disclosure, Recipient recipient, Sector sector, Agreement.Standing standing, LocalDate day) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("recipient", recipient.code());
        // A disclosure is pushed: no intake yet carries a request by someone else, nor a view that sharing would do
        // harm.
        facts.put("request", NONE);
        facts.put("detriment", "not-stated");
        facts.put("sector", sector.code());
        facts.put("role", disclosure.sharer().role().code());
        facts.put("immediateDanger", disclosure.immediateDanger());
        facts.put("subject", subject(disclosure.atRisk()).code());
        facts.put("ageBand", Ages.band(disclosure.atRisk(), day).code());
        facts.put("capacity", capacity(disclosure.atRisk()).code());
        facts.put("harm", disclosure.harm().code());
        facts.put("othersAtRisk", disclosure.othersAtRisk().code());
        facts.put("categories", list(disclosure.concern().categories()));
        facts.put("known", disclosure.concern().known().code());
        facts.put("coercion", disclosure.factors().coercion().code());
        facts.put("exploitationSigns", exploitationSigns(disclosure.factors()).code());
        facts.put("allegedAdult", Ages.involvedAdult(disclosure.involved(), day).code());
        facts.put("consent", disclosure.consent().state().code());
        facts.put("consentBy", code(disclosure.consent().by(), UNKNOWN));
        facts.put("consentReason", code(disclosure.consent().reason(), NONE));
        facts.put("inform", disclosure.consent().inform().code());
        facts.put("purposes", list(disclosure.purposes()));
        facts.put("gateway", code(disclosure.gateway(), NONE));
        facts.put(
                "agreement",
                switch (standing) {
                    case CURRENT -> "current";
                    case EXPIRED -> "expired";
                    case MISSING -> "missing";
                });
        facts.put("items", list(Payload.labels(disclosure)));
        facts.put("payload", Payload.kind(disclosure).code());
        return new Facts(facts);
    }

    /** The same case as it would be if only those of this kind were at risk. */
    Facts about(SubjectKind kind) {
        Map<String, Object> facts = new HashMap<>(values);
        facts.put("subject", kind.code());
        return new Facts(facts);
    }

    /** With several people at risk, a child's protection comes first. */
    private static SubjectKind subject(List<Person> atRisk) {
        return Stream.of(SubjectKind.CHILD, SubjectKind.UNBORN)
                .filter(kind -> atRisk.stream().anyMatch(person -> person.judged() == kind))
                .findFirst()
                .orElse(SubjectKind.ADULT);
    }

    /** Of the adults: a lack of capacity counts only if each of them lacks it. */
    private static Tri capacity(List<Person> atRisk) {
        Set<Tri> answers = atRisk.stream()
                .filter(person -> person.judged() == SubjectKind.ADULT)
                .map(person -> person.mentalCapacity().toOptional().orElse(Tri.UNKNOWN))
                .collect(toUnmodifiableSet());
        return answers.size() == 1 ? answers.iterator().next() : Tri.UNKNOWN;
    }

    /** Apparent consent is left out on purpose: it never lowers the routing. */
    private static Tri exploitationSigns(Factors factors) {
        Set<Tri> signs = Stream.of(
                        factors.coercion(),
                        factors.gain(),
                        factors.imageSharing(),
                        factors.powerImbalance(),
                        factors.multipleAllegedPersons())
                .collect(toUnmodifiableSet());
        if (signs.contains(Tri.YES)) {
            return Tri.YES;
        }
        return signs.contains(Tri.UNKNOWN) ? Tri.UNKNOWN : Tri.NO;
    }

    private static String code(Answer<? extends Code> answer, String otherwise) {
        return switch (answer) {
            case Answer.Known<? extends Code> known -> known.value().code();
            case Answer.Absent<? extends Code> absent -> otherwise;
        };
    }

    private static List<String> list(Collection<? extends Code> terms) {
        return terms.stream().map(Code::code).toList();
    }

    private static Set<String> codes(Code[] terms, String... others) {
        return Stream.concat(Stream.of(terms).map(Code::code), Stream.of(others))
                .collect(toUnmodifiableSet());
    }
}
