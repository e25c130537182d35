package org.safeconduct.pages;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.safeconduct.exchange.StatementForm;
import org.safeconduct.exchange.Statements;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A statement as a tagged PDF (PDF/UA), which carries its font and is made in memory only. */
@Component
public class StatementPdf implements StatementForm {

    private static final String FAMILY = "Liberation Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** The name says nothing about the case: it stays behind in a folder of downloads. */
    private static final String FILE = "how-police-will-handle-it.pdf";

    static {
        // It would print what it cannot show.
        XRLog.setLoggingEnabled(false);
    }

    /** Asked for late, as in {@link ProblemPage}. */
    private final ObjectProvider<ITemplateEngine> engine;

    private final StatementViews views;

    StatementPdf(ObjectProvider<ITemplateEngine> engine, StatementViews views) {
        this.engine = engine;
        this.views = views;
    }

    @Override
    public MediaType type() {
        return MediaType.APPLICATION_PDF;
    }

    @Override
    public byte[] write(Statements.Version version, Locale reader) {
        return pdf(views.of(version), null);
    }

    @Override
    public Optional<String> file() {
        return Optional.of(FILE);
    }

    /** With a first page about the case. */
    public ResponseEntity<byte[]> write(Statements.Version version, CaseSummary summary) {
        return answer(views.of(version), summary);
    }

    ResponseEntity<byte[]> answer(StatementView statement) {
        return answer(statement, null);
    }

    private ResponseEntity<byte[]> answer(StatementView statement, @Nullable CaseSummary summary) {
        return ResponseEntity.ok()
                .contentType(type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(FILE).build().toString())
                .body(pdf(statement, summary));
    }

    private byte[] pdf(StatementView statement, @Nullable CaseSummary summary) {
        Context context = new Context(Locale.forLanguageTag(statement.language()), Map.of("statement", statement));
        context.setVariable("summary", summary);
        String html = engine.getObject().process("statement-pdf", context);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .withProducer("Safe Conduct")
                    .useFont(() -> font("Regular"), FAMILY, REGULAR, FontStyle.NORMAL, true)
                    .useFont(() -> font("Bold"), FAMILY, BOLD, FontStyle.NORMAL, true)
                    .withHtmlContent(html, null)
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF could not be made", e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String style) {
        String name = "/liberation/LiberationSans-" + style + ".ttf";
        InputStream font = StatementPdf.class.getResourceAsStream(name);
        if (font == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return font;
    }
}
