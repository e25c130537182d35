package org.safeconduct.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.intake.Correlation;
import org.safeconduct.intake.Correlation.Trait;
import org.safeconduct.platform.Rejection;
import org.safeconduct.sealing.vault.Vault;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the disclosure that a recipient's message answers. Ids are kept as keyed digests only: a sender's own id may be a
 * child's name. An answer reaches a case only if the case was sealed for that recipient and nothing in the answer speaks for
 * another: a decision shown to the wrong sharer is a breach, one that must be sent again is not.
 */
@Component
public class Correlations {

    private static final int TOO_MANY = 100;
    private static final String PLACE = "Bundle.entry[0].resource.response.identifier";

    private final JdbcTemplate database;
    private final Vault vault;

    Correlations(JdbcTemplate database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void remember(Reference reference, Correlation correlation) {
        correlation
                .traits()
                .forEach((trait, value) -> database.update(
                        "insert into correlation (reference, trait, key) values (?, ?, ?)",
                        reference.value(),
                        trait.code(),
                        key(trait, value)));
    }

    /**
     * @param identifier how the answer names the message that it answers
     * @param traits what the answer repeats of it
     * @throws Rejection not found, if nothing like it was sent to this agency; invalid, if it may be one of several
     */
    public Reference find(AgencyId recipient, String identifier, Map<Trait, String> traits) {
        Map<String, Map<Trait, String>> candidates = candidates(recipient, identifier);
        if (candidates.isEmpty()) {
            throw unknown();
        }
        Map<Trait, String> given = new HashMap<>();
        traits.forEach((trait, value) -> given.put(trait, key(trait, value)));
        if (candidates.size() == 1) {
            String only = candidates.keySet().iterator().next();
            // Alone, yet addressed to somebody else: the message it answers was not sent to this recipient.
            if (contradicts(candidates.getOrDefault(only, Map.of()), given, List.of(Trait.ENDPOINT))) {
                throw unknown();
            }
            return new Reference(only);
        }
        List<String> left = candidates.entrySet().stream()
                .filter(candidate -> !contradicts(candidate.getValue(), given, List.of(Trait.values())))
                .map(Map.Entry::getKey)
                .toList();
        if (left.size() != 1) {
            throw new Rejection(
                    Rejection.Kind.INVALID,
                    "Several messages bear this id, and nothing else tells which is meant; name our reference.",
                    PLACE);
        }
        return new Reference(left.getFirst());
    }

    private Map<String, Map<Trait, String>> candidates(AgencyId recipient, String identifier) {
        String[] names = java.util.Arrays.stream(Trait.values())
                .filter(Trait::names)
                .map(trait -> key(trait, identifier))
                .toArray(String[]::new);
        Map<String, Map<Trait, String>> candidates = new HashMap<>();
        database.query(
                """
                select c.reference, c.trait, c.key from correlation c
                 where c.reference in (
                       select n.reference from correlation n
                        where n.key = any (?) and exists (
                              select from envelope e
                               where e.reference = n.reference and e.recipient = ? and e.use = 'ACT')
                        group by n.reference limit ?)""",
                row -> {
                    Optional<Trait> trait = Code.read(Trait.class, row.getString("trait"));
                    String key = row.getString("key");
                    Map<Trait, String> known =
                            candidates.computeIfAbsent(row.getString("reference"), each -> new HashMap<>());
                    trait.ifPresent(each -> known.put(each, key));
                },
                names,
                recipient.value(),
                TOO_MANY);
        return candidates.size() < TOO_MANY ? candidates : tooMany();
    }

    private static Map<String, Map<Trait, String>> tooMany() {
        throw new Rejection(Rejection.Kind.INVALID, "Many messages bear this id; name our reference.", PLACE);
    }

    private static boolean contradicts(Map<Trait, String> known, Map<Trait, String> given, List<Trait> of) {
        return of.stream()
                .anyMatch(trait -> known.containsKey(trait)
                        && given.containsKey(trait)
                        && !known.getOrDefault(trait, "").equals(given.get(trait)));
    }

    private static Rejection unknown() {
        return new Rejection(Rejection.Kind.NOT_FOUND, "no message with this id was sent to you", PLACE);
    }

    private String key(Trait trait, String value) {
        return vault.pseudonym("fhir " + trait.code() + " " + value);
    }
}
