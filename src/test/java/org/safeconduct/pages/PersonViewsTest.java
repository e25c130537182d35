package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.DisclosureJson;
import org.safeconduct.disclosure.WhoKnows;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Three stories, word by word: what police, MASH and reviewer read of each person. */
class PersonViewsTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC);
    private static final String REST = """
            messageId: m-1
            nation: england
            sharer: {name: Jo Park, role: charity-worker, professional: true, nameNotForFamily: true}
            immediateDanger: false
            purposes: [protect-child]
            recipients: [police, mash]
            """;
    private static final String CONCERN = """
            concern: {categories: [other], known: told-by-subject}
            consent: {state: unknown, inform: do-not-inform}
            """;

    private final Words words = SpokenWords.words();
    private final DisclosureViews views = new DisclosureViews(words, NOW);

    @Test
    void theBoyAndHisFather() {
        Disclosure disclosure = read(CONCERN + """
                persons:
                - {id: dan, roles: [at-risk], kind: child, name: {whole: Dan}, age: {years: 15},
                   knowledge: {state: knows, toldBy: Jo Park},
                   reaching: {safe: By his own phone after school, unsafe: The landline at home}}
                - {id: lee, roles: [other-young-person], name: {whole: Lee}, age: {years: 15}, knowledge: {state: unknown}}
                - {id: father, roles: [parent-or-carer], name: {whole: Mr Hill}, parentalResponsibility: 'yes',
                   knowledge: {state: must-not-know, why: risk-to-child, risk: He may throw him out or hurt him.}}
                relations:
                - {from: lee, is: partner, to: dan, factors: {apparentlyConsensual: 'yes', coercion: 'no'}}
                - {from: father, is: parent, to: dan}
                """);

        assertThat(KnowledgeTexts.named(disclosure, words))
                .containsExactly(
                        "Mr Hill (a parent or carer) must not learn that this was shared. Do nothing that could tell them. What the"
                                + " sharer fears: He may throw him out or hurt him.",
                        "Dan (the person at risk) knows that this was shared. Told by: Jo Park.");
        assertThat(KnowledgeTexts.ofRoles(WhoKnows.in(disclosure).people(), words))
                .containsExactly(
                        "A parent or carer must not learn of it. Do nothing that could tell them.",
                        "The person at risk knows that this is shared.");
        assertThat(headings(disclosure))
                .contains("The person at risk", "Another young person", "A parent or carer")
                .doesNotContain("The person who may have caused the harm");
        assertThat(rows(disclosure, "The person at risk"))
                .containsEntry("A safe way to reach them", "By his own phone after school")
                .containsEntry("Not safe", "The landline at home")
                .containsEntry("Age in years, as near as is known", "15");
        assertThat(rows(disclosure, "Another young person"))
                .containsEntry("Who that is to the person at risk", "Partner");
        assertThat(rows(disclosure, "What makes it better or worse"))
                .containsEntry("Both seemed to agree to it", "Yes")
                .containsEntry("Pressure, threats or force", "No");
    }

    @Test
    void threePupilsWithThreeParents() {
        Disclosure disclosure = read("""
                concern: {categories: [neglect], known: observed}
                consent: {state: unknown, inform: told}
                persons:
                - {id: ella, roles: [at-risk], kind: child, name: {given: Ella}, wishes: [{by: ellas, state: given, 'on': 2026-11-17}]}
                - {id: tom, roles: [at-risk], kind: child, name: {given: Tom},
                   wishes: [{by: toms, state: refused}, {by: tom, state: given, competent: 'yes'}]}
                - {id: aisha, roles: [at-risk], kind: child, name: {given: Aisha}, wishes: [{by: aishas, state: not-possible}]}
                - {id: ellas, roles: [parent-or-carer], name: {whole: Mrs Bell}}
                - {id: toms, roles: [parent-or-carer], name: {whole: Mr Ray}}
                - {id: aishas, roles: [parent-or-carer]}
                relations:
                - {from: ellas, is: parent, to: ella}
                - {from: toms, is: parent, to: tom}
                - {from: aishas, is: parent, to: aisha}
                accounts:
                - {about: [ella, tom], known: told-by-other, toldBy: A cousin, narrative: They share one coat., opinion: 'no'}
                """);

        assertThat(rows(disclosure, "Person at risk 1"))
                .containsEntry("Whether they agreed to sharing", "Mrs Bell: Yes, they agreed\n17 November 2026");
        assertThat(all(disclosure, "Person at risk 2"))
                .contains(
                        "Mr Ray: They said no", "Their own view: Yes, they agreed\nThey understood what they decided");
        assertThat(all(disclosure, "Person at risk 3")).contains("A parent or carer: They could not be asked");
        assertThat(rows(disclosure, "What is known of Ella, Tom"))
                .containsEntry("Told by", "A cousin")
                .containsEntry("What the sharer saw or heard", "They share one coat.")
                .containsEntry("Fact or opinion", "What was seen, heard or read");
        assertThat(rows(disclosure, "What was said about sharing"))
                .as("nobody's answer stands for all")
                .doesNotContainKey("Whether they agreed to sharing");
    }

    @Test
    void whereSeveralAddressesAreKnown_eachSaysWhatItIs_andWhetherItIsSafe() {
        Disclosure disclosure = read(CONCERN + """
                persons:
                - id: ruby
                  roles: [at-risk]
                  kind: child
                  age: {dateOfBirth: 2013-11-19}
                  addresses:
                  - {lines: [2 Old Road], postcode: ZZ99 1AA}
                  - {lines: [A refuge], use: temporary, doNotDisclose: true, from: 2026-11-01}
                  reaching: {now: In ward 4, until: Sunday, dangerToVisitors: A dog}
                """);

        assertThat(all(disclosure, "The person at risk"))
                .contains(
                        "2 Old Road\nZZ99 1AA",
                        "A refuge\nfrom 1 November 2026",
                        "19 November 2013, 12 years old",
                        "In ward 4",
                        "A dog");
    }

    private static Disclosure read(String yaml) {
        return DisclosureJson.read(new JsonMapper().valueToTree(new YAMLMapper().readValue(REST + yaml, Map.class)));
    }

    private List<String> headings(Disclosure disclosure) {
        return views.of(disclosure).stream().map(DisclosureViews.Group::heading).toList();
    }

    private Map<String, String> rows(Disclosure disclosure, String heading) {
        return views.of(disclosure).stream()
                .filter(group -> group.heading().equals(heading))
                .flatMap(group -> group.rows().stream())
                .collect(Collectors.toMap(
                        DisclosureViews.Row::label, DisclosureViews.Row::value, (first, next) -> first + "\n" + next));
    }

    private List<String> all(Disclosure disclosure, String heading) {
        return views.of(disclosure).stream()
                .filter(group -> group.heading().equals(heading))
                .flatMap(group -> group.rows().stream())
                .map(DisclosureViews.Row::value)
                .toList();
    }
}
