package org.safeconduct.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Disclosure;
import org.safeconduct.disclosure.Person;
import org.safeconduct.disclosure.SubjectKind;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.Refusal;
import org.safeconduct.intake.reading.Reading;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A form that names everyone in the story. */
class PersonsFormTest {

    private static final String STORY = """
            messageId: story-1
            nation: england
            sharer: {name: Jo Park, role: charity-worker, professional: true}
            concern: {categories: [other], known: told-by-subject}
            immediateDanger: false
            purposes: [protect-child]
            recipients: [mash]
            persons:
            - {id: dan, roles: [at-risk], age: {years: 15}, knowledge: {state: knows}}
            - {id: father, roles: [parent-or-carer], knowledge: {state: must-not-know}}
            relations:
            - {from: father, is: parent, to: dan}
            """;

    private final FormReader reader = new FormReader(new DisclosureSchema());

    @Test
    void isRead_andSomebodyWhoMustNotKnowOutweighsWhoKnows() {
        Disclosure disclosure = read(STORY).disclosure();

        assertThat(disclosure.persons()).extracting(Person::id).containsExactly("dan", "father");
        assertThat(disclosure.atRisk()).extracting(Person::judged).containsExactly(SubjectKind.CHILD);
        assertThat(disclosure.consent().inform()).isEqualTo(Consent.Inform.DO_NOT_INFORM);
        assertThat(disclosure.consent().state()).isEqualTo(Consent.State.UNKNOWN);
    }

    @Test
    void emptyListsOfTheOtherForm_sayNothing() {
        assertThat(read(STORY + "subjects: []\nallegedPersons: []\n")
                        .disclosure()
                        .persons())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: father, roles                 | id: dan, roles                    | /persons/1/id
            roles: [parent-or-carer]          | roles: []                         | /persons/1/roles
            from: father                      | from: mother                      | /relations/0/from
            to: dan                           | to: nobody                        | /relations/0/to
            to: dan                           | to: father                        | /relations/0/to
            age: {years: 15}, knowledge       | knowledge                         | /persons/0/kind
            state: knows                      | state: guessed                    | /persons/0/knowledge/state
            id: father, roles                 | wishes: [{by: dan, state: given}], id: father, roles | /persons/1/wishes
            id: dan, roles                    | wishes: [{by: nobody, state: given}], id: dan, roles | /persons/0/wishes/0/by
            age: {years: 15}                  | age: {dateOfBirth: 2099-01-01}    | /persons/0/age/dateOfBirth
            """)
    void isRefused_withThePlace(String right, String wrong, String place) {
        Refusal.of(() -> read(STORY.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong))))
                .at(place);
    }

    @Test
    void whoKnows_mustBeSaidOfSomebodyOrOfAll() {
        Refusal.of(() -> read(STORY.replaceAll(", knowledge: \\{[^}]*}", ""))).at("/consent/inform");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            age: {years: 15}          | age: {years: 15, dateOfBirth: 2004-01-01}                                    | ages-differ
            age: {years: 15}          | age: {years: 15}, wishes: [{by: father, state: given}]                       | consent-not-counted
            age: {years: 15}          | age: {years: 15}, wishes: [{by: dan, state: given, 'on': 2099-01-01}]        | consent-in-the-future
            age: {years: 15}          | age: {years: 5}, wishes: [{by: dan, state: given, competent: 'yes'}]         | competence-and-age-differ
            roles: [parent-or-carer]  | roles: [parent-or-carer], age: {years: 4}                                    | too-young-for-a-parent
            state: must-not-know      | state: must-not-know, review: 2020-01-01                                     | review-is-past
            """)
    void whatDoesNotFit_isSaid_andNotDropped(String right, String odd, String code) {
        assertThat(read(STORY.replace(right, odd)).findings())
                .extracting(Finding::code)
                .contains(code);
    }

    private Reading read(String yaml) {
        Map<?, ?> form = new YAMLMapper().readValue(yaml, Map.class);
        return reader.read(Messages.form(new JsonMapper().writeValueAsString(form)), Messages.NOW);
    }
}
