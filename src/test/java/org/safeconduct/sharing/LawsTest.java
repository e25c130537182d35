package org.safeconduct.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.StatutoryGateway;
import org.safeconduct.rulebook.Rulebooks;

/** On which powers and duties a reviewer can rely. */
class LawsTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.packaged();
    private static final Set<Recipient> BOTH = EnumSet.allOf(Recipient.class);
    private static final List<Map<String, String>> CHILD =
            List.of(Map.of("kind", "child", "dateOfBirth", "2014-01-02"));
    private static final List<Map<String, String>> ADULT =
            List.of(Map.of("kind", "adult", "dateOfBirth", "1990-01-02"));

    @Test
    void welshDuties_areForWales_andEnglishOnesForEngland() {
        assertThat(laws(Map.of("nation", "england", "sector", "health", "subjects", CHILD)))
                .contains(StatutoryGateway.CHILDREN_ACT_2004_S16LA, StatutoryGateway.CHILDREN_ACT_2004_S11)
                .doesNotContain(StatutoryGateway.SSWBA_2014_S130);
        assertThat(laws(Map.of("nation", "wales", "sector", "health", "subjects", CHILD)))
                .contains(StatutoryGateway.SSWBA_2014_S130)
                .doesNotContain(StatutoryGateway.CHILDREN_ACT_2004_S16LA, StatutoryGateway.CHILDREN_ACT_2004_S11);
    }

    @Test
    void adultLaw_isForAdults_andChildrensLawForChildren() {
        assertThat(laws(Map.of("nation", "england", "subjects", CHILD)))
                .contains(StatutoryGateway.CHILDREN_ACT_1989_S47)
                .doesNotContain(StatutoryGateway.CARE_ACT_2014_S42);
        assertThat(laws(Map.of("nation", "england", "subjects", ADULT)))
                .contains(StatutoryGateway.CARE_ACT_2014_S42)
                .doesNotContain(StatutoryGateway.CHILDREN_ACT_1989_S47, StatutoryGateway.CHILDREN_ACT_2004_S16LA);
        assertThat(laws(Map.of("nation", "england", "subjects", List.of(CHILD.getFirst(), ADULT.getFirst()))))
                .contains(StatutoryGateway.CHILDREN_ACT_1989_S47, StatutoryGateway.CARE_ACT_2014_S42);
    }

    @Test
    void aDutyOfAnotherKindOfAgency_isNotOffered() {
        assertThat(laws(Map.of("nation", "england", "sector", "third-sector", "subjects", CHILD)))
                .doesNotContain(StatutoryGateway.CHILDREN_ACT_2004_S16LA, StatutoryGateway.CHILDREN_ACT_2004_S11);
        Map<String, Object> violence = Map.of("categories", List.of("serious-violence"), "subjects", CHILD);
        assertThat(laws(and(violence, "sector", "education"))).contains(StatutoryGateway.PCSC_ACT_2022_S16);
        assertThat(laws(and(violence, "sector", "health"))).doesNotContain(StatutoryGateway.PCSC_ACT_2022_S16);
        assertThat(laws(Map.of("sector", "education", "subjects", CHILD)))
                .doesNotContain(StatutoryGateway.PCSC_ACT_2022_S16, StatutoryGateway.FGM_ACT_2003_S5B);
    }

    @Test
    void consent_isALaw_onlyIfItWasGivenByWhoCan() {
        assertThat(laws(Map.of("consent", "given", "by", "subject", "subjects", ADULT)))
                .contains(StatutoryGateway.CONSENT);
        assertThat(laws(Map.of("consent", "refused", "by", "subject", "subjects", ADULT)))
                .doesNotContain(StatutoryGateway.CONSENT);
        assertThat(laws(Map.of("consent", "given", "by", "carer", "subjects", ADULT)))
                .doesNotContain(StatutoryGateway.CONSENT);
    }

    /** Nobody pushes an answer to a request; the public interest can always be weighed. */
    @Test
    void someLawsNeverApply_andSomeAlwaysCan() {
        for (Case tried : Case.all()) {
            assertThat(laws(tried.facts()))
                    .as(tried.name())
                    .contains(StatutoryGateway.COMMON_LAW_PUBLIC_INTEREST)
                    .doesNotContain(StatutoryGateway.CARE_ACT_2014_S45);
        }
    }

    private static Map<String, Object> and(Map<String, Object> facts, String key, Object value) {
        Map<String, Object> more = new HashMap<>(facts);
        more.put(key, value);
        return more;
    }

    private static Set<StatutoryGateway> laws(Map<String, ?> facts) {
        Case tried = Case.of(new HashMap<>(facts));
        return new Sharing(RULEBOOKS, tried.register())
                .laws(tried.received(), BOTH)
                .keySet();
    }
}
