package org.safeconduct.pages.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class StepOrderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void after_leadsToTheNextPageThatIsOpen() throws Exception {
        ObjectNode form = form("""
                {"immediateDanger": false, "sharer": {"role": "nurse"},
                 "subjects": [{"kind": "child", "givenName": "A", "familyName": "B", "dateOfBirth": "2012-01-01"}]}""");

        assertThat(new StepOrder(form).after(step("danger"), 0))
                .as("begun, and not done")
                .isEqualTo("/you");
        assertThat(new StepOrder(form).after(step("you"), 0)).isEqualTo("/lives/0");
        assertThat(new StepOrder(form).after(step("lives"), 0)).isEqualTo("/alleged/0");
    }

    @Test
    void before_leadsToThePageBefore_alsoFromAPersonWhoIsNew() throws Exception {
        ObjectNode form = form("""
                {"subjects": [{"kind": "unborn"}, {"kind": "child"}]}""");

        assertThat(new StepOrder(form).before(step("danger"), 0)).isEmpty();
        assertThat(new StepOrder(form).before(step("who"), 1)).isEqualTo("/lives/0");
        assertThat(new StepOrder(form).before(step("lives"), 0)).isEqualTo("/due/0");
        assertThat(new StepOrder(form).before(step("who"), 2)).isEqualTo("/who/1");
    }

    @Test
    void questionsAboutTheAct_areAskedOnlyWhereTheyMakeSense() throws Exception {
        assertThat(afterHowKnown("physical-abuse")).isEqualTo("/harm");
        assertThat(afterHowKnown("domestic-abuse")).isEqualTo("/pressure");
        assertThat(afterHowKnown("youth-produced-imagery")).isEqualTo("/factors");
    }

    @Test
    void whoeverAdds_isAskedFirstWhetherSomeoneIsInDanger() throws Exception {
        assertThat(new StepOrder(form("{\"partOf\": {\"kind\": \"add-information\"}}")).after(step("words"), 0))
                .isEqualTo("/danger");
        assertThat(new StepOrder(form("{\"partOf\": {\"kind\": \"add-information\"}, \"immediateDanger\": false}"))
                        .after(step("danger"), 0))
                .isEqualTo("/you");
    }

    @Test
    void whoSaidSo_isAskedOnlyWhereSomebodyHasSaidSomething() throws Exception {
        assertThat(new StepOrder(form("{\"consent\": {\"state\": \"refused\"}}")).after(step("consent"), 0))
                .isEqualTo("/said");
        assertThat(new StepOrder(form("{\"consent\": {\"state\": \"not-sought-risk\"}}")).after(step("consent"), 0))
                .isEqualTo("/inform");
        assertThat(new StepOrder(form("""
                        {"partOf": {"kind": "add-information"}, "immediateDanger": false, "consent": {"state": "refused"}}""")).after(step("consent"), 0))
                .as("a no is somebody's, also when it is added")
                .isEqualTo("/said");
    }

    @Test
    void addressWithoutAWordOnWhoMayKnowIt_isNotDone() throws Exception {
        StepOrder.Stop lives = new StepOrder.Stop(step("lives"), 0);

        assertThat(new StepOrder(form("""
                {"subjects": [{"kind": "child", "address": {"lines": ["1 A Street"]}}]}""")).isDone(lives)).isFalse();
        assertThat(new StepOrder(form("""
                {"subjects": [{"kind": "child", "address": {"postcode": {"absent": "unknown"}}}]}""")).isDone(lives)).isTrue();
        assertThat(new StepOrder(form("""
                {"subjects": [{"kind": "child", "address": {"lines": ["1 A Street"], "doNotDisclose": false}}]}""")).isDone(lives)).isTrue();
    }

    @Test
    void answersThatMakeNoSenseAnyMore_areDropped_andNoOthers() throws Exception {
        ObjectNode form = form("""
                {"subjects": [{"kind": "unborn", "dateOfBirth": "2012-01-01", "expectedDelivery": "2027-03-01"}],
                 "concern": {"categories": ["domestic-abuse"]},
                 "factors": {"coercion": "yes", "imageSharing": "yes"}}""");

        new StepOrder(form).dropWhatDoesNotApply();

        assertThat(form).isEqualTo(form("""
                {"subjects": [{"kind": "unborn", "expectedDelivery": "2027-03-01"}],
                 "concern": {"categories": ["domestic-abuse"]}, "factors": {"coercion": "yes"}}"""));
    }

    @Test
    void whoeverAdds_isAskedInTheirOwnWordsFirst_andOnlyWhatDecidesWhoMayHaveIt() throws Exception {
        ObjectNode form = form("""
                {"partOf": {"reference": "SC-7Q4K-2M9T", "kind": "add-information"},
                 "concern": {"categories": ["child-sexual-abuse"], "narrative": "x", "known": "observed"},
                 "harm": "unknown", "consent": {"state": "given", "inform": "told"},
                 "purposes": ["protect-child"], "recipients": ["mash"]}""");

        assertThat(new StepOrder(form).after(step("inform"), 0)).isEqualTo("/danger");
        assertThat(Steps.of(Step.Group.AT_RISK, form, 0)).containsExactly(step("who"));
        assertThat(Steps.of(Step.Group.ALLEGED, form, 0)).isEmpty();
        DraftAnswers.put(form, "/allegedPersons/0/name", form.textNode("A"));
        assertThat(Steps.of(Step.Group.ALLEGED, form, 0)).as("was answered").isNotEmpty();
    }

    @Test
    void pupilsNumber_isAskedOfAChildOnly() throws Exception {
        for (String kind : new String[] {"child", "unborn", "adult"}) {
            ObjectNode form = form("{\"subjects\": [{\"kind\": \"" + kind + "\", \"upn\": \"A\"}]}");
            new StepOrder(form).dropWhatDoesNotApply();
            assertThat(form.at("/subjects/0").has("upn")).as(kind).isEqualTo(kind.equals("child"));
        }
    }

    private static String afterHowKnown(String category) throws Exception {
        return new StepOrder(form("{\"concern\": {\"categories\": [\"" + category + "\"]}}")).after(step("when"), 0);
    }

    private static Step step(String name) {
        return Steps.named(name).orElseThrow();
    }

    private static ObjectNode form(String json) throws Exception {
        return (ObjectNode) JSON.readTree(json);
    }
}
