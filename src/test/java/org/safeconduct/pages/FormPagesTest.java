package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.pages.form.Answers;
import org.safeconduct.pages.form.Form;
import org.safeconduct.pages.form.Forms;
import org.safeconduct.pages.form.Question;
import org.safeconduct.pages.form.TestForms;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.util.LinkedMultiValueMap;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** How the pages draw a form: what is wrong leads to its question, and each question can be read aloud. */
class FormPagesTest {

    private static final SpringTemplateEngine ENGINE = engine();
    private static final List<Question> ALL = Stream.of(
                    Question.text("text", 5),
                    Question.longText("longText", 5),
                    Question.lines("lines", 5),
                    Question.age("age"),
                    Question.day("day").orAbsent(),
                    Question.pastDay("pastDay"),
                    Question.time("time"),
                    Question.yesNo("yesNo"),
                    Question.one("one", Nation.values()).orAbsent(),
                    Question.oneOfMany("oneOfMany", Nation.values()),
                    Question.some("some", Nation.values()))
            .toList();

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(TestForms.messages());
        engine.setLinkBuilder(new StandardLinkBuilder() {
            @Override
            protected String computeContextPath(
                    IExpressionContext context, String base, Map<String, Object> parameters) {
                return "";
            }
        });
        return engine;
    }

    private static Forms forms() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.setParentMessageSource(TestForms.messages());
        ALL.stream().map(Question::name).forEach(name -> {
            messages.addMessage("t." + name, Locale.ENGLISH, "The " + name);
            messages.addMessage("t." + name + ".hint", Locale.ENGLISH, "Below " + name);
            messages.addMessage("t." + name + ".error", Locale.ENGLISH, "Answer " + name);
            messages.addMessage("t." + name + ".england", Locale.ENGLISH, "England");
            messages.addMessage("t." + name + ".wales", Locale.ENGLISH, "Wales");
        });
        return new Forms(messages, TestForms.CLOCK);
    }

    private static Form wrong() {
        List<Question> needed = ALL.stream().map(Question::needed).toList();
        return forms().read(needed, new LinkedMultiValueMap<>(), "t", "share");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyQuestion_hasItsLabel_itsHintAndItsError_whereScreenReadersFindThem(boolean isWrong) throws Exception {
        Form form = isWrong ? wrong() : forms().show(ALL, Answers.none(), "t", "share");
        for (boolean counting : new boolean[] {true, false}) {
            Context context = new Context(Locale.UK, new HashMap<>(Map.of("fields", form.fields())));
            if (counting) {
                context.setVariable("counting", true);
            }
            Document page = xml(ENGINE.process("parts", Set.of("questions"), context));

            Set<String> ids = new HashSet<>();
            elements(page, "*").stream()
                    .map(element -> element.getAttribute("id"))
                    .filter(id -> !id.isEmpty())
                    .forEach(id -> assertThat(ids.add(id)).as("once: " + id).isTrue());
            assertThat(ids).containsAll(ALL.stream().map(Question::name).toList());
            Set<String> described = new HashSet<>();
            elements(page, "*")
                    .forEach(element -> described.addAll(
                            List.of(element.getAttribute("aria-describedby").split(" "))));
            described.remove("");
            assertThat(ids).containsAll(described);
            for (Question question : ALL) {
                assertThat(described).contains(question.name() + "-hint");
                assertThat(described.contains(question.name() + "-error")).isEqualTo(isWrong);
            }
            Set<String> labelled = new HashSet<>();
            elements(page, "label").forEach(label -> labelled.add(label.getAttribute("for")));
            for (String control : List.of("input", "select", "textarea")) {
                elements(page, control).forEach(element -> assertThat(labelled).contains(element.getAttribute("id")));
            }
            assertThat(elements(page, "fieldset"))
                    .hasSize(5)
                    .allMatch(group -> group.getElementsByTagName("legend").getLength() == 1);
        }
    }

    @Test
    void errorSummary_leadsToEachQuestionThatIsWrong() throws Exception {
        Document page = xml(
                ENGINE.process("parts", Set.of("errors"), new Context(Locale.UK, Map.of("fields", wrong().fields()))));

        assertThat(elements(page, "a"))
                .extracting(link -> link.getAttribute("href"))
                .containsExactlyElementsOf(
                        ALL.stream().map(question -> "#" + question.name()).toList());
    }

    static Stream<String> pages() {
        return Stream.of(
                "sent/ask",
                "sent/challenge",
                "sent/withdraw",
                "sent/add",
                "share/step",
                "share/start",
                "share/do-not-share",
                "desk/act",
                "desk/list",
                "review/again",
                "governance/person",
                "governance/evidence",
                "governance/export",
                "governance/why",
                "what-happens");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageWithSomethingWrong_saysSoInItsTitle_itsSummaryAndAtTheQuestion(String page) {
        String html = ENGINE.process(page, context(wrong(), ""));

        assertThat(title(html)).as(html).startsWith("Error: ").endsWith(" – Safe Conduct");
        assertThat(html).contains("href=\"#text\"", "id=\"text-error\"", "id=\"text\"", "<h1");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageWithNothingWrong_saysNothingOfErrors(String page) {
        String html = ENGINE.process(page, context(forms().show(ALL, "t", "share"), ""));

        if (!page.equals("review/again")) {
            assertThat(title(html)).doesNotContain("Error");
        }
        assertThat(html).doesNotContain("govuk-error-summary").contains("id=\"text\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent/ask", "sent/challenge", "sent/withdraw", "desk/act", "review/again"})
    void whatIsWrongWithTheWhole_isSaidAboveTheForm(String page) {
        String html = ENGINE.process(page, context(forms().show(ALL, "t", "share"), "it is too late"));

        assertThat(title(html)).startsWith("Error: ");
        assertThat(html).contains("govuk-error-summary", "it is too late");
    }

    private static Context context(Form form, String problem) {
        Context context = new Context(Locale.UK, new HashMap<>());
        context.setVariables(Map.of(
                "fields", form.fields(),
                "filter", List.of(),
                "problem", problem,
                "heading", "Heading",
                "lead", "",
                "reference", "SC-7Q4K-2M9T",
                "draft", "1"));
        context.setVariables(Map.of("live", "", "waiting", 0, "inDanger", 0, "now", 0));
        context.setVariables(Map.of(
                "messageId", "1",
                "answers", "",
                "mayAdd", true,
                "challenged", "",
                "notUnrecorded", "",
                "hindrance", java.util.Optional.empty()));
        context.setVariables(Map.of(
                "room", "police", "act", "decide", "id", "1", "at", "2", "clocks", "", "blind", false, "button",
                "Send"));
        context.setVariables(Map.of(
                "dispositions",
                List.of(),
                "outcomes",
                List.of(),
                "lines",
                List.of(),
                "page",
                1,
                "more",
                false,
                "mash",
                false,
                "filtered",
                false,
                "searched",
                false,
                "next",
                "onward"));
        context.setVariables(Map.of(
                "back",
                "/",
                "action",
                "/share",
                "unsaved",
                false,
                "danger",
                false,
                "sameAddress",
                false,
                "proof",
                "",
                "another",
                "",
                "drafts",
                List.of()));
        Map<String, Object> ask = new HashMap<>();
        WhatHappensForm.QUESTIONS.forEach(
                question -> ask.put(question.name(), form.fields().getFirst()));
        context.setVariable("ask", ask);
        return context;
    }

    private static String title(String html) {
        var found = Pattern.compile("<title>(.*?)</title>").matcher(html);
        return found.find() ? found.group(1) : "";
    }

    private static List<Element> elements(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++) {
            elements.add((Element) found.item(at));
        }
        return elements;
    }

    private static Document xml(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader("<page>" + html.replaceAll("<input([^>]*[^/])>", "<input$1/>") + "</page>")));
    }
}
