package org.safeconduct.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.exchange.Statements;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.County;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.HandlingStatement.Line;
import org.safeconduct.handling.StatementChanges;
import org.safeconduct.handling.Topic;
import org.safeconduct.sharing.DecisionEffect;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.ResponseEntity;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The statement as a PDF, read back as a screen reader and a reader's eye get it. */
class StatementPdfTest {

    private static final Path SEEN = Path.of("target/screenshots");

    private final StatementViews views = new StatementViews(County.HANDLING, new Words(messages()), new Moments());
    private final StatementPdf pdf = new StatementPdf(
            new StaticListableBeanFactory(Map.of("engine", engine())).getBeanProvider(ITemplateEngine.class), views);

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }

    private static Line line(String id, Topic topic, Certainty certainty, String text) {
        return new Line(
                id,
                topic,
                certainty,
                text,
                List.of("subject=13-15"),
                "Force note [V12] & <more> (police-handling.md §2)",
                "K",
                false);
    }

    private static HandlingStatement statement(String language, String notice) {
        return new HandlingStatement(
                "2026.11",
                "County Police",
                language,
                List.of(
                        line("HD-A", Topic.RECORDING, Certainty.MAY, "A crime may be recorded. D\u0175r a th\u0177."),
                        line("HD-B", Topic.DBS, Certainty.CANNOT_PROMISE, "Nobody can promise what a check shows."),
                        line("HD-C", Topic.CHILD_PROTECTION, Certainty.WILL, "Child protection is separate.")),
                List.of(new HandlingStatement.Clock(
                        "crime-recorded", "crime recorded", Instant.parse("2026-11-23T10:00:00Z"), "HD-A")),
                notice,
                "No official text was read for the lines marked as not confirmed.");
    }

    private PDDocument made(String language, String notice) throws Exception {
        ResponseEntity<byte[]> answer = pdf.answer(views.of(statement(language, notice)));
        byte[] body = java.util.Objects.requireNonNull(answer.getBody());
        Files.createDirectories(SEEN);
        Files.write(SEEN.resolve("statement-" + language + ".pdf"), body);
        assertThat(String.valueOf(answer.getHeaders().getContentType())).isEqualTo("application/pdf");
        return Loader.loadPDF(body);
    }

    private static List<String> structure(PDStructureNode node) {
        List<String> types = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                types.add(element.getStandardStructureType());
                types.addAll(structure(element));
            }
        }
        return types;
    }

    @Test
    void isTagged_withLanguageTitleAndHeadings_andSaysThatItIsForScreenReaders() throws Exception {
        try (PDDocument document = made("en", "")) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("How the police will handle it");
            assertThat(new String(
                            document.getDocumentCatalog().getMetadata().toByteArray(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("pdfuaid");
            assertThat(structure(document.getDocumentCatalog().getStructureTreeRoot()))
                    .contains("H1", "H2", "P", "L", "LI")
                    .doesNotContain("H3");
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .hasSize(3);
        }
    }

    @Test
    void readsInOrder_whatTheStatementSays() throws Exception {
        try (PDDocument document = made("en", "")) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");

            assertThat(text)
                    .containsSubsequence(
                            "How the police will handle it",
                            "In short: what happens",
                            "A crime may be recorded. D\u0175r a th\u0177.",
                            "County Police has not confirmed any of these lines yet.",
                            "No official text was read for the lines marked as not confirmed.",
                            "crime recorded, by Monday 23 November 2026, 10:00.",
                            "Recording, investigating and prosecuting are three decisions",
                            "All of it, topic by topic",
                            "How sure each line is",
                            "Protecting a child or an adult is a separate question",
                            "Will Child protection is separate. Source 1",
                            "Where this comes from",
                            "Force note & <more> (not yet checked against an official text)",
                            "Recording a crime",
                            "DBS checks",
                            "Cannot promise Nobody can promise what a check shows.",
                            "Rules: version 2026.11. Force: County Police.",
                            "If someone is in danger now, call 999.");
        }
    }

    @Test
    void ofACase_beginsWithOnePage_onTheAnswerAndWhoGotWhatAndWhatItAsks() throws Exception {
        CaseSummary summary = new CaseSummary(
                "SC-0000-0000",
                "Monday 23 November 2026, 09:00",
                "Haven Charity",
                List.of(new DecisionView(
                        "The MASH",
                        DecisionEffect.SHARE_REDUCED,
                        "Part of it: something is held back.",
                        List.of("HIV"),
                        List.of(),
                        List.of())),
                new Duties(List.of("Write down why."), List.of("Do not tell the family for now.")),
                List.of("By Tuesday: The police should normally have recorded a crime."));
        byte[] body = java.util.Objects.requireNonNull(pdf.write(
                        new Statements.Version(
                                new Reference("SC-7Q4K-2M9T"),
                                1,
                                Instant.parse("2026-11-23T09:00:00Z"),
                                statement("en", ""),
                                StatementChanges.NONE),
                        summary)
                .getBody());
        Files.createDirectories(SEEN);
        Files.write(SEEN.resolve("statement-case.pdf"), body);

        try (PDDocument document = Loader.loadPDF(body)) {
            PDFTextStripper first = new PDFTextStripper();
            first.setEndPage(1);
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertThat(first.getText(document).replaceAll("\\s+", " "))
                    .containsSubsequence(
                            "In short: what happens",
                            "Reference SC-0000-0000, shared by Haven Charity on Monday 23 November 2026, 09:00.",
                            "Who got what",
                            "The MASH: Part of it: something is held back. Held back: HIV.",
                            "By Tuesday: The police should normally have recorded a crime.",
                            "Write down why.",
                            "Do not tell the family for now.",
                            "If someone is in danger now, call 999.")
                    .doesNotContain("All of it");
            assertThat(text).contains("three decisions", "All of it, topic by topic");
            assertThat(text).doesNotContain("by Monday 23 November 2026, 10:00");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy"})
    void carriesEachFontThatItUses(String language) throws Exception {
        try (PDDocument document = made(language, "")) {
            List<PDFont> fonts = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }
            assertThat(fonts).hasSizeGreaterThan(1).allMatch(PDFont::isEmbedded);
        }
    }

    @Test
    void aDraftSaysSoFirst_andTheLanguageIsTheReaders() throws Exception {
        try (PDDocument document = made("cy", "Drafft peiriant. This is a machine draft.")) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("cy");
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .containsSubsequence(
                            "Sut bydd yr heddlu'n ymdrin \u00e2 hyn",
                            "Drafft peiriant. This is a machine draft.",
                            "Mae amddiffyn plentyn neu oedolyn yn gwestiwn ar wah\u00e2n");
        }
    }
}
