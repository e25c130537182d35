package org.safeconduct.pages;

import java.util.List;

/**
 * A handling statement in words, as the page and the PDF show it. What stands for whom is decided here, once for both.
 *
 * @param language of everything in it
 * @param summary what the whole is about, for the PDF's properties
 * @param notice what marks the texts as a draft, in their language and in English; empty once someone has checked them
 * @param first what a reader meets first: the answer, question by question
 * @param firstSources how sure each sentence of the answer is, and where it comes from, in its order; empty without one
 * @param steps recording, investigating and prosecuting, which are three decisions
 * @param unconfirmed that nobody has confirmed lines, said once for all of them; empty if none is so
 * @param confirmed how many of all lines the force has confirmed, said once
 * @param source the word before a line's number in the list of sources
 * @param separate the lines on child protection, apart from what police do
 * @param sections the other topics that have lines
 * @param due sentences
 * @param news what changed since the version before; empty for a first version
 */
public record StatementView(
        String language,
        String title,
        String summary,
        String notice,
        String danger,
        String law,
        String rules,
        String version,
        List<Certain> certainties,
        String certaintiesHeading,
        String firstHeading,
        List<Part> first,
        String firstSourcesHeading,
        List<String> firstSources,
        String stepsHeading,
        List<Step> steps,
        String stepsNote,
        String toDoHeading,
        String tellingHeading,
        String allHeading,
        String unconfirmed,
        String confirmed,
        String source,
        String sourcesHeading,
        Section separate,
        List<Section> sections,
        String dueHeading,
        List<String> due,
        String newsHeading,
        List<News> news) {

    /** What one word for certainty means. */
    record Certain(String code, String word, String means) {}

    /** What the answer says to one question. */
    record Part(String heading, String text) {}

    /** One of the three decisions: who takes it, and what it leaves behind. */
    record Step(String name, String who, String leaves) {}

    /**
     * The lines on one topic.
     *
     * @param sources each once, in the order in which the lines name them
     */
    record Section(String id, String heading, List<Said> lines, List<String> sources) {}

    /**
     * One line.
     *
     * @param certainty the code, for style; {@code word} says the same
     * @param confirmed by whom; empty if nobody has
     * @param source its number among the sources of its section
     */
    record Said(String id, String certainty, String word, String text, String confirmed, int source) {}

    record News(String kind, String text) {}
}
