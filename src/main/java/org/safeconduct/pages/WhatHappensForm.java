package org.safeconduct.pages;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.disclosure.Category;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Consent;
import org.safeconduct.disclosure.Factors;
import org.safeconduct.disclosure.Forum;
import org.safeconduct.disclosure.HowKnown;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Relationship;
import org.safeconduct.disclosure.SharerRole;
import org.safeconduct.disclosure.Tri;
import org.safeconduct.handling.HandlingFacts;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * The questions of {@code /what-happens}: the facts that the handling rules look at, and no identities. No answer is free text, so
 * nothing that identifies anyone can be left here.
 */
@Component
class WhatHappensForm {

    private static final String PREFIX = "ask";
    private static final String CATEGORIES = "categories";

    static final List<Question> QUESTIONS = List.of(
            Question.one("nation", Nation.values()).needed(),
            Question.yesNo("professional").needed(),
            Question.oneOfMany("role", SharerRole.values()).needed(),
            Question.some("recipients", Recipient.values())
                    .first(Recipient.values())
                    .needed(),
            Question.some("subjects", HandlingFacts.AtRisk.values()).needed(),
            Question.some(CATEGORIES, Category.values()).needed(),
            tri("immediateDanger"),
            Question.one("wishes", HandlingFacts.Wishes.values()).first(HandlingFacts.Wishes.UNKNOWN),
            orUnknown("inform", Consent.Inform.values()),
            tri("dangerIfParentsKnow"),
            Question.one("allegedAge", HandlingFacts.AllegedAge.values()).first(HandlingFacts.AllegedAge.UNKNOWN),
            Question.oneOfMany("relationship", Relationship.values()).first(Relationship.UNKNOWN),
            tri("positionOfTrust"),
            tri("identified"),
            orUnknown("known", HowKnown.values()),
            orUnknownOfMany("forum", Forum.values()),
            tri("coercion"),
            tri("gain"),
            tri("imageSharing"),
            tri("powerImbalance"),
            tri("multipleAllegedPersons"),
            tri("apparentlyConsensual"));

    private final Forms forms;

    WhatHappensForm(Forms forms) {
        this.forms = forms;
    }

    private static Question tri(String name) {
        return Question.one(name, Tri.values()).first(Tri.UNKNOWN);
    }

    /** A list that has no word of its own for what is not known: the rules take it for not answered. */
    private static Question orUnknown(String name, Code... codes) {
        Code[] all = Stream.concat(Stream.of(codes), Stream.of(Tri.UNKNOWN)).toArray(Code[]::new);
        return Question.one(name, all).first(Tri.UNKNOWN);
    }

    private static Question orUnknownOfMany(String name, Code... codes) {
        Code[] all = Stream.concat(Stream.of(codes), Stream.of(Tri.UNKNOWN)).toArray(Code[]::new);
        return Question.oneOfMany(name, all).first(Tri.UNKNOWN);
    }

    Form fresh() {
        return forms.show(QUESTIONS, PREFIX);
    }

    Form read(MultiValueMap<String, String> given) {
        Form form = forms.read(QUESTIONS, given, PREFIX);
        if (form.isWhole() && facts(form.answers()).areTooMany()) {
            form.wrong(CATEGORIES, "many");
        }
        return form;
    }

    /** @param answers of a form in which nothing is wrong */
    static HandlingFacts facts(Answers answers) {
        List<Recipient> recipients = answers.some("recipients", Recipient.class);
        return new HandlingFacts(
                answers.one("nation", Nation.class).orElseThrow(),
                answers.one("role", SharerRole.class).orElseThrow(),
                answers.yes("professional").orElseThrow(),
                Set.copyOf(answers.some("subjects", HandlingFacts.AtRisk.class)),
                Set.of(new HandlingFacts.Alleged(
                        answers.one("allegedAge", HandlingFacts.AllegedAge.class)
                                .orElse(HandlingFacts.AllegedAge.UNKNOWN),
                        answers.one("relationship", Relationship.class).orElse(Relationship.UNKNOWN),
                        tri(answers, "positionOfTrust"),
                        tri(answers, "identified"))),
                Set.copyOf(answers.some(CATEGORIES, Category.class)),
                new Factors(
                        tri(answers, "coercion"),
                        tri(answers, "gain"),
                        tri(answers, "imageSharing"),
                        tri(answers, "powerImbalance"),
                        tri(answers, "multipleAllegedPersons"),
                        tri(answers, "apparentlyConsensual")),
                tri(answers, "immediateDanger"),
                answers.one("wishes", HandlingFacts.Wishes.class).orElse(HandlingFacts.Wishes.UNKNOWN),
                answers.one("inform", Consent.Inform.class),
                route(recipients, Recipient.POLICE),
                route(recipients, Recipient.MASH),
                answers.one("known", HowKnown.class),
                answers.one("forum", Forum.class),
                tri(answers, "dangerIfParentsKnow"));
    }

    private static Tri tri(Answers answers, String name) {
        return answers.one(name, Tri.class).orElse(Tri.UNKNOWN);
    }

    private static HandlingFacts.Route route(List<Recipient> recipients, Recipient recipient) {
        return recipients.contains(recipient) ? HandlingFacts.Route.RECEIVES : HandlingFacts.Route.DOES_NOT_RECEIVE;
    }
}
