package org.safeconduct.pages;

import java.util.List;

/**
 * A handling statement in words, as the page and the PDF show it. What stands for whom is decided here, once for both.
 *
 * @param language of everything in it
 * @param summary what the whole is about, for the PDF's properties
 * @param notice what marks the texts as a draft, in their language and in English; empty once someone has checked them
 * @param separate the lines on child protection, apart from what police do
 * @param sections the other topics that have lines
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
        Section separate,
        List<Section> sections,
        String dueHeading,
        List<Due> due,
        String newsHeading,
        List<News> news,
        String contents) {

    /** What one word for certainty means. */
    record Certain(String code, String word, String means) {}

    /** The lines on one topic. */
    record Section(String id, String heading, List<Said> lines) {}

    /**
     * One line.
     *
     * @param certainty the code, for style; {@code word} says the same
     * @param support source, how well supported, and whether confirmed
     */
    record Said(String id, String certainty, String word, String text, String support) {}

    record Due(String what, String by) {}

    record News(String kind, String text) {}
}
