package org.safeconduct.pages;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.safeconduct.exchange.StatementForm;
import org.safeconduct.exchange.Statements;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A case's statement as a page. Nothing on it says whose case it is. */
@Component
class StatementPage implements StatementForm {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** Asked for late, as in {@link ProblemPage}. */
    private final ObjectProvider<ITemplateEngine> engine;

    private final StatementViews views;

    StatementPage(ObjectProvider<ITemplateEngine> engine, StatementViews views) {
        this.engine = engine;
        this.views = views;
    }

    @Override
    public MediaType type() {
        return HTML;
    }

    @Override
    public byte[] write(Statements.Version version, Locale reader) {
        return engine.getObject()
                .process("case-statement", new Context(reader, Map.of("statement", views.of(version))))
                .getBytes(StandardCharsets.UTF_8);
    }
}
